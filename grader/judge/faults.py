"""What ends a run without a report: faults of the grader itself."""


class GraderFault(Exception):
    """The grader itself failed; the text says where."""


class JudgeBusy(RuntimeError):
    """Another judge is at work in this process; several at once are several processes."""
