"""The learner's loop: a verdict after every save, one thing at a time, and keys for all that helps."""
