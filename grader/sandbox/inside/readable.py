"""What a worker may read at the level ``strict``: Python, the system's libraries, and its packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType


def system_files() -> list[str]:
    """Return the files of Python and the system: the standard library without installed packages."""
    library = os.path.dirname(os.__file__)
    folders = ["/lib64", "/usr/lib64", *_entries("/lib", "-linux-gnu"), *_entries("/usr/lib", "-linux-gnu")]
    shared = [*_entries(os.path.join(sys.base_prefix, "lib"), ".so"), *_entries("/usr/lib", ".so")]
    standard = [path for path in _entries(library, "") if not path.endswith("-packages")]
    return [*standard, *folders, *shared, "/etc/ld.so.cache", "/dev/null", "/dev/urandom"]


def _entries(folder: str, part: str) -> Iterator[str]:
    """Yield the entries of a folder whose names contain this part."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if part in name:
            yield os.path.join(folder, name)


def package_files(modules: dict[str, ModuleType]) -> list[str]:
    """Return the files and folders of imported packages, and of the libraries that come with them.

    Parameters
    ----------
    modules : dict of str to module
        Imported modules by name. What lies beside this file, and the main module, is not for reading.
    """
    own = os.path.dirname(os.path.abspath(__file__))
    found = {path for name, module in modules.items() if "." not in name for path in _places(module)}
    packages = {path for path in found if own not in (path, os.path.dirname(path))}
    beside = {folder for folder in map(os.path.dirname, packages) if folder.endswith("-packages")}
    return [*packages, *(path for folder in beside for path in _entries(folder, ".libs"))]


def _places(module: ModuleType) -> Sequence[str]:
    """Return the places of a module: the folders of a package, or the file; none for the standard library."""
    library = os.path.dirname(os.__file__)
    try:
        places = [str(path) for path in getattr(module, "__path__", [])] or [str(module.__file__ or "")]
    except AttributeError:  # built in
        return ()
    return [path for path in places if os.path.isabs(path) and not _is_standard(path, library)]


def _is_standard(path: str, library: str) -> bool:
    rest = path.removeprefix(library + os.sep)
    return rest != path and not rest.partition(os.sep)[0].endswith("-packages")
