"""What must come out of plots."""
