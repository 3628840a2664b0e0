"""The levels of isolation, and whether the strictest works here."""

from grader.sandbox.inside.lockdown import LEVELS, why_not_strict

__all__ = ["LEVELS", "why_not_strict"]
