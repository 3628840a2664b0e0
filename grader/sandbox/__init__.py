"""Where a submission runs: a separate process that answers with plain values."""
