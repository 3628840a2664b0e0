"""Watch mode: a verdict after every save, one thing at a time, and keys for help."""
