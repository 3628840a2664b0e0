"""rehint FILE DICTFILE: put new docstrings."""
import ast,sys,runpy
p=sys.argv[1]; H=runpy.run_path(sys.argv[2])["H"]
s=open(p,encoding='utf-8').read(); lines=s.split('\n'); t=ast.parse(s)
edits=[]; seen=set()
for n in t.body:
    if isinstance(n,(ast.FunctionDef,ast.ClassDef)) and '__' in n.name:
        d=n.body[0]
        seen.add(n.name)
        if n.name not in H: print('no new hint for',n.name); continue
        ind=' '*d.col_offset
        text=H[n.name]; one=f'{ind}"""{text}"""'
        if len(one)<=120: new=[one]
        else:
            import textwrap
            w=textwrap.wrap(text,width=120-len(ind))
            first=textwrap.wrap(text,width=120-len(ind)-3)
            new=[ind+'"""'+first[0]]+[ind+l for l in textwrap.wrap(' '.join(first[1:]),width=120-len(ind))]
            new=new+[ind+'"""']
        edits.append((d.lineno-1,d.end_lineno,new))
for a,b,new in sorted(edits,reverse=True): lines[a:b]=new
open(p,'w',encoding='utf-8').write('\n'.join(lines))
print('unused:',set(H)-seen)
