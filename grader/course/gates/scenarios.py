"""Evaluate the gates on the whole plane; its four corners are the truth table."""

import numpy as np

CORNERS = ((0, 0), (1, 0), (0, 1), (1, 1))


def decisions(module, gate, side):
    """the gate, asked for the four corners and the points between them"""
    decide = getattr(module, gate)
    corners = [decide(x1, x2) for x1, x2 in CORNERS]
    plane = [[_decision(decide, x1, x2) for x1 in side] for x2 in side]
    return {"corners": np.array(corners), "plane": np.array(plane)}


def _decision(decide, x1, x2):
    """Return 1 or 0, or nan where a gate takes nothing but 0 and 1: more is not asked of it."""
    try:
        return float(decide(x1, x2))
    except Exception:
        return np.nan
