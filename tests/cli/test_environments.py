"""``python -m grader softmax`` in odd environments: the right verdict, or one clear line and the right exit code.

Each row of the tables is a shell line; in it, "$@" stands for the words after ``python -m grader``. PYTHON is this
interpreter, KIT the kit, and HERE a folder with two submissions and an empty folder for temporary files, tmp.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.files import ROOT
from tests.support.users import NOBODY, User, ordinary_user

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the lines are of a POSIX shell")

GRADE = '"$PYTHON" -m grader "$@"'


def in_folder(commands: str) -> str:
    """Return the line that grades in another folder, after these commands in an empty one."""
    return f"mkdir $HERE/folder; cd $HERE/folder; {commands}; {GRADE}"


def with_mounts(commands: str) -> str:
    """Return the line that grades with other file systems, which no other process sees."""
    return f"exec unshare --mount --propagation private sh -c '{commands} && exec \"$@\"' sh {GRADE}"


VERDICTS = {
    # flags of Python
    **{f"python {flags}": f'"$PYTHON" {flags} -m grader "$@"' for flags in (
        "-O", "-OO", "-i", "-P", "-E -s -B -u", "-bb -W error", "-X dev -W error", "-X warn_default_encoding -W error",
        "-X utf8=0", "-X int_max_str_digits=640", "-X frozen_modules=off",
    )},
    # variables, terminals, locales
    **{variables: f"{variables} {GRADE}" for variables in (
        "PYTHONOPTIMIZE=2", "PYTHONINSPECT=1", "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "PYTHONDEVMODE=1",
        "PYTHONWARNINGS=error", "PYTHONSAFEPATH=1", "PYTHONIOENCODING=latin-1", "PYTHONMALLOC=debug",
        "PYTEST_ADDOPTS='-x --nonsense'", "PYTEST_PLUGINS=nowhere", "MPLBACKEND=nonsense", "OMP_NUM_THREADS=nonsense",
        "TZ=nonsense", "HOME=/proc", "HOME=", "FORCE_COLOR=1 TERM=nonsense", "TERM=dumb", "TERM=", "COLUMNS=0",
        "COLUMNS=-5", "COLUMNS=nonsense", "COLUMNS=40", "COLUMNS=200", "LC_ALL=C", "LC_ALL=C.UTF-8",
        "LC_ALL=en_US.ISO-8859-1", "LC_ALL=xx_YY", "PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 LC_ALL=C",
    )},
    "no variable at all": f"exec env -i {GRADE}",
    "no HOME, no TERM, no locale": f"unset HOME TERM LANG LC_ALL LC_CTYPE; {GRADE}",
    # folders
    "the root folder": f"cd /; {GRADE}",
    "a folder that is gone": in_folder("rmdir $HERE/folder"),
    "a folder with files named like packages": in_folder(
        "echo 'raise SystemExit(0)' >numpy.py; cp numpy.py pytest.py; cp numpy.py json.py; mkdir grader"
    ),
    "a folder with settings of pytest": in_folder(
        "echo 1/0 >conftest.py; printf '[pytest]\\naddopts = --no' >pytest.ini"
    ),
    "a softmax.py in PYTHONPATH": f"echo 1/0 >$HERE/softmax.py; PYTHONPATH=$KIT:$HERE {GRADE}",
    "umask 077": f"umask 077; {GRADE}",
    "umask 000": f"umask 000; {GRADE}",
    # temporary files
    **{f"TMPDIR {how}": f'{make}; TMPDIR="$D" {GRADE}' for how, make in {
        "that is not there": "D=/nowhere",
        "that is empty": "D=",
        "that is a file": 'D=$HERE/file; touch "$D"',
        "with spaces and quotes": "D=\"$HERE/a b \\\"c\\\" 'd' \u00e9\"; mkdir \"$D\"",
        "with a line in it": 'D="$HERE/a\nb"; mkdir "$D"',
        "that is not UTF-8": 'D="$HERE/$(printf "a\\377")"; mkdir "$D"',
        "that is relative": 'D=near; cd $HERE; mkdir "$D"',
        "with a long name": "D=$HERE/$(printf %0200d 0)/$(printf %0200d 0); mkdir -p $D",
    }.items()},
    # limits
    "32 descriptors": f"ulimit -n 32; {GRADE}",
    "4 GB of memory": f"ulimit -v 4000000; {GRADE}",
    "a small stack": f"ulimit -s 256; {GRADE}",
    "no core file": f"ulimit -c 0; {GRADE}",
    # signals, sessions, processors
    "no signal of children": f"trap '' CHLD; {GRADE}",
    "nohup": f"trap '' HUP INT; {GRADE}",
    "no signal at all": f"trap '' ALRM HUP INT PIPE TERM USR1 USR2; {GRADE}",
    "no standard input": f"{GRADE} <&-",
    "lowest priority": f"exec nice -n 19 {GRADE}",
}  # fmt: skip
"""Rows with the usual verdict."""

LINUX_VERDICTS = {
    "no /proc": with_mounts("mount -t tmpfs none /proc"),
    "processes of others hidden": with_mounts("mount -t proc -o hidepid=2 proc /proc"),
    "no /dev/shm": with_mounts("mount -t tmpfs -o size=4k,mode=000 none /dev/shm"),
    "nothing in /dev but null": with_mounts(
        "touch $HERE/null && mount --bind /dev/null $HERE/null && mount -t tmpfs none /dev"
        " && touch /dev/null && mount --bind $HERE/null /dev/null"
    ),
    "no /etc": with_mounts("mount -t tmpfs none /etc"),
    "no /sys": with_mounts("mount -t tmpfs none /sys"),
    "a kit that is read-only": with_mounts("mount --bind $KIT $KIT && mount -o remount,ro,bind $KIT"),
    "temporary files that are no programs": with_mounts("mount -t tmpfs -o noexec,nosuid,nodev none $HERE/tmp"),
    "a full folder for temporary files": with_mounts(
        "mount -t tmpfs -o size=4k none $HERE/tmp && head -c 4096 /dev/zero >$HERE/tmp/x"
    ),
    "a read-only folder for temporary files": with_mounts("mount -t tmpfs -o ro none $HERE/tmp"),
    "process numbers of its own": f"exec unshare --pid --fork {GRADE}",
    "no network": f"exec unshare --net {GRADE}",
    "root of a user namespace": f"exec unshare --user --map-root-user {GRADE}",
    "no capabilities": f"exec setpriv --bounding-set=-all --inh-caps=-all {GRADE}",
    "no new privileges": f"exec setpriv --no-new-privs {GRADE}",
    "one processor": f"exec taskset --cpu-list 0 {GRADE}",
    "another session": f"exec setsid --wait {GRADE}",
}
"""The same on Linux, as root."""

USERS = {
    "an ordinary user": GRADE,
    "a home that is not there": f"HOME=/nowhere {GRADE}",
    "no home": f"unset HOME; {GRADE}",
    "few processes": f"exec prlimit --nproc=30 {GRADE}",
    "umask 077": f"umask 077; {GRADE}",
}
"""The same for an ordinary user, who does not own the kit."""

UNREAD = {
    "a reader who reads nothing": f"mkfifo $HERE/pipe; true <$HERE/pipe & {GRADE} >$HERE/pipe",
    "a reader of JSON who reads nothing": f"mkfifo $HERE/pipe; true <$HERE/pipe & {GRADE} --format json >$HERE/pipe",
    "a reader of one byte": f"mkfifo $HERE/pipe; head -c 1 <$HERE/pipe >$HERE/read & {GRADE} >$HERE/pipe",
    "no output": f"{GRADE} >&-",
    "nothing open": f"{GRADE} <&- >&- 2>&-",
}
"""Rows in which the report goes nowhere, and the exit code stays the same."""

LINES = {
    "-S": ('"$PYTHON" -S -m grader "$@"', 2, r"this Python has no .*numpy, .*; activate the environment first: .*"),
    "a numpy.py in PYTHONPATH": (
        f"echo 'raise SystemExit(0)' >$HERE/numpy.py; PYTHONPATH=$KIT:$HERE {GRADE}",
        2,
        r"\S+/numpy\.py hides the package of that name; rename it, or take its folder out of PYTHONPATH",
    ),
    "a random.py in PYTHONPATH": (
        f"touch $HERE/random.py; PYTHONPATH=$KIT:$HERE {GRADE}", 3, r"cannot start: .*random.*"
    ),
    "no room for the report": (f"{GRADE} >/dev/full", 3, r".*[Nn]o space left.*"),
    "no room for the report, nor for a line": (f"{GRADE} >/dev/full 2>&1", 3, ""),
    "no room for a line": (f"{GRADE} --nonsense 2>/dev/full", 2, ""),
    "a folder that is gone, and a name in it": (
        in_folder("rmdir $HERE/folder; set -- --submission mine"), 2, "no folder mine; the current folder is gone"
    ),
    "8 descriptors": (f"ulimit -n 8; {GRADE}", 3, r"too many files are open in the grader; allow it more.*"),
    "no file may be written": (f"ulimit -f 0; {GRADE}", 3, r"No usable temporary directory found in .*"),
    "50 MB of memory": (f"ulimit -v 50000; {GRADE}", 3, r"(cannot start|a package cannot be loaded): .*"),
}  # fmt: skip
"""Rows in which something is impossible, with the exit code and the one line that says so."""

LINUX_LINES = {
    "no /dev": (with_mounts("mount -t tmpfs none /dev"), 3, r"the worker does not start: .*'/dev/null'"),
    "no inodes for temporary files": (
        with_mounts("mount -t tmpfs -o nr_inodes=3 none $HERE/tmp"), 3, r"there is no space left in \S+; free some.*"
    ),
    "all is read-only": (
        with_mounts("mount -o remount,ro,bind /"), 3, r"No usable temporary directory found in .*"
    ),
}  # fmt: skip

USER_LINES = {
    "no further process": (f"exec prlimit --nproc=1 {GRADE}", 3, r"there are too many processes here.*"),
    "a mask that leaves no rights": (f"umask 777; {GRADE}", 3, r"\S+: Permission denied"),
    "a folder of somebody else": (
        f"set -- softmax --submission $HERE/closed; {GRADE}", 2, r"cannot read the folder \S+/closed: Permission denied"
    ),
}  # fmt: skip


QUICK = {
    *("python -X warn_default_encoding -W error", "no variable at all"),
    *(
        "PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 LC_ALL=C",
        "a folder that is gone",
        "a folder with files named like packages",
    ),
    *("TMPDIR that is not UTF-8", "32 descriptors", "no /proc", "a kit that is read-only"),
    *("a home that is not there", "a reader who reads nothing", "a numpy.py in PYTHONPATH", "8 descriptors"),
    *("no room for the report, nor for a line", "no further process"),
}
"""The rows that run without --proof; rows about a verdict only run with the wrong submission."""

WRONG = """
import numpy as np


def softmax(x):
    return np.exp(x - np.max(x)) / np.sum(np.exp(x - np.max(x)))
"""

SHOWN = {"right": re.compile(r"6 of 6 +7 / 7"), "wrong": re.compile(r"2 of 6 +2 / 7")}
CODES = {"right": 0, "wrong": 1}


@pytest.fixture
def here() -> Iterator[Path]:
    """A folder that everybody can reach: two submissions, a closed folder, and an empty one for temporary files."""
    with tempfile.TemporaryDirectory(prefix="here-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        texts = {"right": (ROOT / "solutions" / "softmax.py").read_text(encoding="utf-8"), "wrong": WRONG}
        for which, text in texts.items():
            (folder / which).mkdir()
            (folder / which / "softmax.py").write_text(text, encoding="utf-8")
        (folder / "closed").mkdir(mode=0)
        (folder / "tmp").mkdir()
        (folder / "tmp").chmod(0o777)
        yield folder


@pytest.fixture
def as_root() -> None:
    """Skip tests that need root on Linux."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can do this, and only on Linux")
    if not shutil.which("unshare") or subprocess.run(["unshare", "--mount", "--pid", "true"], check=False).returncode:
        pytest.skip("no namespace can be made here")


@pytest.fixture(scope="module")
def user() -> Iterator[User]:
    """An ordinary user."""
    with ordinary_user() as user:
        if user is None:
            pytest.skip("there is no Python here that an ordinary user can start")
        yield user


def run(line: str, here: Path, which: str, user: User | None = None) -> subprocess.CompletedProcess[str]:
    """Run a shell line on a submission; skip the test if the program at its beginning is missing."""
    tool = re.match(r"exec (\w+)", line)
    if tool and not shutil.which(tool[1]):
        pytest.skip(f"there is no {tool[1]} here")
    kit, python = (user.kit, user.python) if user else (ROOT, sys.executable)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}  # it would write
    environment = {**inherited, "PYTHON": python, "KIT": str(kit), "PYTHONPATH": str(kit), "HERE": str(here)}
    command = ["sh", "-c", line, "sh", "softmax", "--submission", str(here / which)]
    switch: Mapping[str, Any] = user.switch if user else {}
    return subprocess.run(
        command, cwd=kit, env={**environment, "TMPDIR": str(here / "tmp")}, check=False,
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace", **switch,
    )  # fmt: skip


def verdicts(rows: Mapping[str, str]) -> list[Any]:
    """Return the rows with both submissions as parameters of a test."""
    return [
        pytest.param(line, which, id=f"{name}-{which}", marks=[] if quick else [pytest.mark.proof])
        for name, line in rows.items()
        for which in CODES
        for quick in [name in QUICK and which == "wrong"]
    ]


def lines(rows: Mapping[str, tuple[str, int, str]]) -> list[Any]:
    """Return the rows as parameters of a test."""
    return [
        pytest.param(*row, id=name, marks=[] if name in QUICK else [pytest.mark.proof]) for name, row in rows.items()
    ]


def assert_verdict(done: subprocess.CompletedProcess[str], here: Path, which: str) -> None:
    """Assert the report, the exit code and nothing else; no temporary file is left."""
    assert (done.returncode, done.stderr) == (CODES[which], "")
    assert SHOWN[which].search(done.stdout)
    assert [path.name for path in (here / "tmp").iterdir()] == []


def assert_line(done: subprocess.CompletedProcess[str], code: int, line: str) -> None:
    """Assert the exit code and one line, or none if it cannot be written."""
    assert (done.returncode, done.stdout) == (code, "")
    assert re.fullmatch(f"grader: {line}\n" if line else "", done.stderr), done.stderr


def test_there_are_many_places() -> None:
    """Including the quick ones."""
    tables = (VERDICTS, LINUX_VERDICTS, USERS, UNREAD, LINES, LINUX_LINES, USER_LINES)
    assert sum(map(len, tables)) > 75
    assert {name for table in tables for name in table} >= QUICK


@pytest.mark.parametrize(("line", "which"), verdicts(VERDICTS))
def test_the_verdict_is_the_same_everywhere(line: str, which: str, here: Path) -> None:
    """Right code has its points, wrong code has none, and the exit code shows it."""
    assert_verdict(run(line, here, which), here, which)


@pytest.mark.usefixtures("as_root")
@pytest.mark.parametrize(("line", "which"), verdicts(LINUX_VERDICTS))
def test_the_verdict_is_the_same_on_other_file_systems(line: str, which: str, here: Path) -> None:
    """Missing or read-only parts of the system do not change the grade."""
    assert_verdict(run(line, here, which), here, which)


@pytest.mark.parametrize(("line", "which"), verdicts(USERS))
def test_the_verdict_is_the_same_for_an_ordinary_user(line: str, which: str, here: Path, user: User) -> None:
    """Such a user may not write in the kit."""
    assert_verdict(run(line, here, which, user), here, which)


@pytest.mark.usefixtures("as_root")
@pytest.mark.parametrize("which", [pytest.param(which, marks=pytest.mark.proof) for which in CODES])
def test_the_verdict_is_the_same_for_a_user_without_a_name(which: str, here: Path, user: User) -> None:
    """For example, in a container."""
    nameless = User(user.python, user.kit, {**user.switch, "user": NOBODY - 4711})
    assert_verdict(run(f"unset HOME; {GRADE}", here, which, nameless), here, which)


@pytest.mark.parametrize(("line", "which"), verdicts(UNREAD))
def test_the_exit_code_is_the_same_when_nobody_reads(line: str, which: str, here: Path) -> None:
    """It depends only on the verdict; nothing is said about the missing reader."""
    done = run(line, here, which)
    assert (done.returncode, done.stderr) == (CODES[which], "")


@pytest.mark.parametrize(("line", "code", "said"), lines(LINES))
def test_what_cannot_be_had_is_told_in_one_line(line: str, code: int, said: str, here: Path) -> None:
    """Right code is not called wrong: exit code 2 if the user can change it, else 3."""
    assert_line(run(line, here, "right"), code, said)


@pytest.mark.usefixtures("as_root")
@pytest.mark.parametrize(("line", "code", "said"), lines(LINUX_LINES))
def test_what_the_system_does_not_give_is_told_in_one_line(line: str, code: int, said: str, here: Path) -> None:
    """As above."""
    assert_line(run(line, here, "right"), code, said)


@pytest.mark.parametrize(("line", "code", "said"), lines(USER_LINES))
def test_what_a_user_may_not_is_told_in_one_line(line: str, code: int, said: str, here: Path, user: User) -> None:
    """As above."""
    assert_line(run(line, here, "right", user), code, said)
