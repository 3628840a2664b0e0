"""Reports: the outcomes of one submission, in several formats."""
