"""The code that shares a process with the submission. From the grader, it imports only its own folder."""
