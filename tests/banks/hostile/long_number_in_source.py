"""Hold a number of a hundred thousand digits.

catalogue  60, 62
strict     error: softmax.py, line 1: Exceeds the limit (4300 digits) for integer string conversion...
portable   error: softmax.py, line 1: Exceeds the limit (4300 digits) for integer string conversion...
"""

exec(compile("x = " + "9" * 100_000, "softmax.py", "exec"))
