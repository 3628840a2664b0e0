"""The proof on an old kernel: what it says where it cannot run."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

import pytest

from tests.proofs import old_kernel


@pytest.mark.parametrize(
    ("user", "found", "line"),
    [
        (0, None, "install the Debian packages debootstrap, qemu-system-x86, e2fsprogs"),
        (1000, "/bin/x", "it needs root on Linux, x86_64"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_fetched(
    user: int,
    found: str | None,
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: found)
    assert old_kernel.main(tmp_path) == 2
    assert capsys.readouterr() == ("", f"{line}\n")
    assert list(tmp_path.iterdir()) == []
