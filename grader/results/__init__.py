"""Results as plain data: the request, the events during grading, and the report."""
