"""What the grades of a class say as a whole: pure functions of a gradebook, and of what was handed in."""
