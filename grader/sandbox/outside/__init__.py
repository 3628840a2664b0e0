"""The trusted side of the sandbox: it starts workers, asks them under a deadline, and ends them."""
