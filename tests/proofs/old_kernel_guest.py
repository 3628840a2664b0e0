"""What `tests.proofs.old_kernel` runs in the emulator, as root, in the folder of the kit.

A submission at ``strict`` tries to empty a file of numpy by opening it to read. The control does the same to a file of
its own under Landlock alone, with no filter of system calls: before its third version, that empties it.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import numpy as np

from grader.sandbox.inside.kernel import PR_SET_NO_NEW_PRIVS, prctl
from grader.sandbox.inside.landlock import newest_abi, restrict_files
from tests.proofs.old_kernel import DONE

VICTIM = Path(np.__file__).with_name("version.py")

SUBMISSION = f"""
import os
import numpy as np

def softmax(x):
    os.close(os.open({str(VICTIM)!r}, os.O_RDONLY | os.O_TRUNC))
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
"""


def landlock_alone_refuses() -> bool:
    """Return whether Landlock refuses to empty a readable file; tested in a thread that then ends."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_text("precious", encoding="utf-8")
        thread = threading.Thread(target=_truncate_under_landlock, args=(path,))
        thread.start()
        thread.join()
        return path.read_text(encoding="utf-8") == "precious"


def _truncate_under_landlock(path: Path) -> None:
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    restrict_files([str(path)], newest_abi())
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_TRUNC))
    except PermissionError:
        return


def graded(folder: Path) -> tuple[str, str]:
    """Return the level at which a folder is graded, and the message of its first check."""
    words = ["softmax", "--submission", str(folder), "--isolation", "strict", "--format", "json"]
    done = subprocess.run([sys.executable, "-m", "grader", *words], capture_output=True, encoding="utf-8", check=False)
    if not done.stdout:
        return "none", done.stderr.strip()
    report = json.loads(done.stdout)
    (exercise,) = report["exercises"]
    return report["isolation"], exercise["checks"][0]["message"] or "passed"


def main() -> None:
    """Print kernel, version of Landlock and outcomes; the last line says whether everything is right."""
    print(f"kernel {platform.release()}, Landlock ABI {newest_abi()}")
    print(f"control, Landlock alone: the file is {'unchanged' if landlock_alone_refuses() else 'emptied'}")
    before = VICTIM.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "softmax.py").write_text(SUBMISSION, encoding="utf-8")
        level, message = graded(Path(folder))
    unchanged = VICTIM.read_bytes() == before
    print(f"a submission at {level}: {message}")
    print(f"the file of numpy is {'unchanged' if unchanged else 'changed'}")
    solution = graded(Path("solutions"))
    print(f"the solution at {solution[0]}: {solution[1]}")
    right = unchanged and "PermissionError" in message and level == "strict" and solution == ("strict", "passed")
    print(DONE if right else "not as it must be", flush=True)


if __name__ == "__main__":
    main()
