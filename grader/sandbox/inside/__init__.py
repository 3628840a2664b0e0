"""What shares a process with the submission. It imports nothing of the grader but its own folder."""
