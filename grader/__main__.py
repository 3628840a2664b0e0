"""``python -m grader``. Any Python from 2.7 on can read this file, and says which one the kit needs."""

import gc
import os
import sys

NEEDED = (3, 11)

if __name__ == "__main__" and not getattr(sys.flags, "safe_path", False):
    del sys.path[0]  # nothing in the current folder may replace numpy or the standard library


def run():  # type: () -> int
    """Run the command line; an interrupt may come while the grader is still being imported."""
    if sys.version_info < NEEDED:
        sys.stderr.write("grader: this needs Python 3.11 or later; this is Python %d.%d\n" % sys.version_info[:2])  # noqa: UP031
        return 2
    try:
        _open_streams()
        if sys.flags.optimize or sys.flags.inspect:
            return _run_without_flags()
        from grader.cli import main

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("grader: interrupted\n")
        return 130
    except Exception as problem:  # during the import; later exceptions are reported in full
        sys.stderr.write("grader: cannot start: %s\n" % _reason(problem))  # noqa: UP031
        return 3


def _reason(problem):  # type: (Exception) -> str
    """Return one line that says why the grader cannot be imported, and what to do if that is known."""
    said = " ".join(str(problem).split()) or type(problem).__name__
    try:
        from grader.machine import fault_of

        return fault_of(problem) or said
    except Exception:  # that cannot be imported either
        return said


def _open_streams():  # type: () -> None
    """Open a closed standard stream on nothing; else the next opened file would take its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # the lowest free number is now this one
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))  # noqa: SIM115


def _run_without_flags():  # type: () -> int
    """Start the grader again without -O, which removes the asserts of the checks, and -i, which hides exit codes."""
    import subprocess

    flags = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]
    kept = [flag for flag in flags if flag.strip("O") != "-"]
    command = [sys.executable] + kept + ["-m", "grader"] + sys.argv[1:]  # noqa: RUF005
    switches = ("PYTHONOPTIMIZE", "PYTHONINSPECT")
    environment = {name: value for name, value in os.environ.items() if name not in switches}
    if os.name == "posix":
        os.execve(sys.executable, command, environment)
    return subprocess.call(command, env=environment)


if __name__ == "__main__":
    gc.disable()  # imported modules are no garbage; see grader.judge.garbage
    code = run()
    if hasattr(gc, "freeze"):  # unless this Python is too old
        gc.freeze()  # everything ends with the process
    sys.exit(code)
