"""Comparing a value with the expected one, and the difference in words."""
