"""Answer a mapping without end.

catalogue  26
strict     timeout
portable   timeout
"""

import itertools
from collections.abc import Mapping


class Endless(Mapping):
    def __getitem__(self, key):
        return 1.0

    def __len__(self):
        return 3

    def __iter__(self):
        return itertools.count()


def softmax(x):
    return Endless()
