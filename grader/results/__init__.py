"""What came out, as plain data: the request, the events on the way, and the report."""
