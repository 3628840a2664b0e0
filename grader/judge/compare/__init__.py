"""What came out beside what was expected: the difference in words."""
