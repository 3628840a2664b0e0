"""The long commands. Each judge computes in one thread, as on the command line: several share the cores."""

from grader.cli.cores import compute_in_one_thread

compute_in_one_thread()
