"""Be nested so deeply that a compiler overflows.

catalogue  62
strict     error
portable   error
"""

exec("x = " + "-" * 200_000 + "1")
