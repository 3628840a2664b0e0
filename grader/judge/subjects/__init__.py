"""The two subjects that get the same calls: the submission in its worker, and the reference in the judge."""
