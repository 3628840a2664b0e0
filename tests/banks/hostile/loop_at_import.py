"""Loop while it is imported.

catalogue  44
strict     timeout: softmax.py did not finish importing within 2 s of processor time...
portable   timeout: softmax.py did not finish importing within 2 s of processor time...
"""

while True:
    pass
