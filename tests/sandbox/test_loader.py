"""Modules from source texts."""

from __future__ import annotations

import math
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from grader.sandbox.inside import loader
from grader.sandbox.inside.loader import Sources
from grader.sandbox.inside.worker import LoadedExercise

pytestmark = pytest.mark.usefixtures("imports")


def test_texts_are_importable_by_name_and_see_each_other() -> None:
    """A module made of text imports its neighbours as if they were files."""
    texts = {"layers": "from softmax import double\nx = double(2)\n", "softmax": "def double(x):\n    return 2 * x\n"}
    sources = Sources(texts)
    with sources.importable():
        module = sources.execute_anew("layers")
    assert module.x == 4
    assert module.__name__ == "layers"
    assert module.double.__code__.co_filename == "softmax.py"


def test_texts_come_before_modules_of_the_same_name() -> None:
    """A replacement is imported instead of an installed or already imported module."""
    assert math.__name__ == "math"
    sources = Sources({"math": "tau = 6\n", "gates": "import math\ntau = math.tau\n"})
    with sources.importable():
        assert sources.execute_anew("gates").tau == 6


def test_after_the_context_everything_is_as_before() -> None:
    """Hidden modules come back, those of the texts are gone, and nothing finds them any more."""
    hidden = sys.modules["gates"] = ModuleType("gates")
    before, meta_path = dict(sys.modules), list(sys.meta_path)
    sources = Sources({"gates": "import softmax\n", "softmax": "", "layers": ""})
    with sources.importable():
        assert "gates" not in sys.modules
        assert sys.meta_path[0] is sources
        assert sources.execute_anew("gates") is sys.modules["gates"] is not hidden
        assert "softmax" in sys.modules
    assert sys.modules["gates"] is hidden
    assert sys.modules == before
    assert sys.meta_path == meta_path


def test_after_an_error_in_the_context_everything_is_as_before() -> None:
    """A text that cannot be executed leaves nothing behind either."""
    hidden = sys.modules["gates"] = ModuleType("gates")
    before, meta_path = dict(sys.modules), list(sys.meta_path)
    sources = Sources({"gates": "import softmax\n1 / 0\n", "softmax": ""})
    with pytest.raises(ZeroDivisionError), sources.importable():
        sources.execute_anew("gates")
    assert sys.modules["gates"] is hidden
    assert sys.modules == before
    assert sys.meta_path == meta_path


def test_fresh_executes_a_text_and_all_that_it_imports_anew() -> None:
    """A check does not see what another one left behind."""
    sources = Sources({"layers": "import softmax\nseen = []\n", "softmax": "seen = []\n"})
    with sources.importable():
        first = sources.execute_anew("layers")
        first.seen.append(1)
        first.softmax.seen.append(1)
        second = sources.execute_anew("layers")
    assert second is not first
    assert second.softmax is not first.softmax
    assert second.seen == second.softmax.seen == []


def test_a_text_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Executing anew is cheap: nothing is parsed the second time."""
    compiled = []
    monkeypatch.setattr(
        loader, "compile", lambda *args, **more: compiled.append(args[1]) or compile(*args, **more), raising=False
    )
    sources = Sources({"gates": "x = 1\n"})
    with sources.importable():
        sources.execute_anew("gates")
        sources.execute_anew("gates")
    assert compiled == ["gates.py"]


def test_a_text_has_a_file_in_the_current_folder_which_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker is in an empty folder, so the name reveals nothing about the machine."""
    monkeypatch.chdir(tmp_path)
    text = "import os, sys\nfolder = os.path.dirname(os.path.abspath(__file__))\n"
    sources = Sources({"gates": text})
    with sources.importable():
        module = sources.execute_anew("gates")
        assert module.__file__ == os.path.realpath(tmp_path / "gates.py")
        assert module.folder == os.path.realpath(tmp_path)
        assert module.__spec__.origin == module.__file__
        assert (module.__spec__.name, module.__name__, module.__package__) == ("gates", "gates", "")
    assert list(tmp_path.iterdir()) == []


def test_the_source_of_a_text_can_be_looked_up() -> None:
    """By inspect for functions, classes and the module, and in the lines of a traceback."""
    text = (
        "import inspect, traceback\n"
        "def f():\n    return inspect.getsource(f)\n"
        "class Layer:\n    def forward(self): pass\n"
        "def g():\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        return traceback.format_exc()\n"
    )
    sources = Sources({"gates": text})
    with sources.importable():
        module = sources.execute_anew("gates")
        assert module.f() == "def f():\n    return inspect.getsource(f)\n"
        assert module.inspect.getsource(module.Layer) == "class Layer:\n    def forward(self): pass\n"
        assert module.inspect.getsource(module) == text
        assert '  File "gates.py", line 8, in g\n    1 / 0\n' in module.g()


def test_a_text_is_no_package() -> None:
    """A submission cannot find files beside itself by its name."""
    sources = Sources({"gates": ""})
    with sources.importable():
        module = sources.execute_anew("gates")
        assert not hasattr(module, "__path__")
        with pytest.raises(ModuleNotFoundError, match=r"^No module named 'gates\.secret'; 'gates' is not a package$"):
            __import__("gates.secret")


def test_a_name_that_is_no_text_is_for_others_to_find() -> None:
    """The standard library can still be imported."""
    assert Sources({"gates": ""}).find_spec("json", None, None) is None


def test_the_future_imports_of_the_worker_are_not_those_of_a_text() -> None:
    """Annotations of a submission are evaluated, as in a normal run."""
    sources = Sources({"gates": "def f(x: 1 + 1): pass\n"})
    with sources.importable():
        assert sources.execute_anew("gates").f.__annotations__ == {"x": 2}
    exercise = LoadedExercise("gates", {"gates": ""}, "def f(x: 1 + 1): pass\n")
    assert exercise.scenarios.f.__annotations__ == {"x": 2}
