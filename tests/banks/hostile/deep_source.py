"""Be nested more deeply than a parser can follow.

catalogue  62
strict     error
portable   error
"""

eval("(" * 5000 + ")" * 5000)
