"""The two that a check asks the same: the submission in its worker, and the reference in the judge."""
