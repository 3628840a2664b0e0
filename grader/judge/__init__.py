"""The judge: run the checks on a submission, compare its values, and put the differences into words."""
