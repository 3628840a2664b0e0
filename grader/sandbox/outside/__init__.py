"""The trusted side of the sandbox: it starts workers, calls them with a time limit, and ends them."""
