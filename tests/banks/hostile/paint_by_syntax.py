"""Have its own broken line quoted, with what paints in it.

catalogue  75
strict     error: softmax.py, line ...
portable   error: softmax.py, line ...
"""

exec(compile("x = (\x1b[32m", "softmax.py", "exec"))
