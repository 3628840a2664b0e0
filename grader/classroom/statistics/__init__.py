"""Statistics of a whole class: pure functions of a gradebook and of the hand-ins."""
