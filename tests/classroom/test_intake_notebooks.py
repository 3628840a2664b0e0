"""Notebooks that students hand in: their code cells count as the file."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.classroom.intake.notebooks import BadNotebook, read_notebook
from tests.support.class_of_one import handed_in, message
from tests.support.hand_ins import notebook


def test_the_code_cells_of_a_notebook_are_the_file(tmp_path: Path) -> None:
    cells = ("%matplotlib inline\nimport numpy as np\n  !ls", "%%bash\nls", "%%time\nx = (5\n % 3)", "")
    handin = handed_in(tmp_path, {"softmax.ipynb": notebook(*cells)})
    assert handin.sources == {"softmax": "import numpy as np\n\nx = (5\n % 3)\n"}


def test_cells_for_an_exercise_are_its_file_the_last_one_counts(tmp_path: Path) -> None:
    cells = (
        "x = 0",
        "%%exercise softmax\nx = 1",
        "%%exercise softmax --overwrite\nx = 2\n",
        "%%exercise layers\nx = 3",
    )
    handin = handed_in(tmp_path, {"my work.ipynb": notebook(*cells)})
    assert (handin.sources, handin.found) == ({"softmax": "x = 2\n"}, {"softmax": "ada/my work.ipynb"})


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"cells": [{"cell_type": "code", "source": 1}]}', b"[" * 100_000]
)
def test_what_is_no_notebook_is_told(tmp_path: Path, data: bytes) -> None:
    assert message(handed_in(tmp_path, {"softmax.ipynb": data})) == "softmax.ipynb is no notebook that can be read"


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["cells", "cell_type", "source", "code"]), inner)
        ),
        max_leaves=8,
    )
)
def test_any_json_is_a_notebook_or_is_refused(value: object) -> None:
    for document in (value, {"cells": value}, {"cells": [{"cell_type": "code", "source": value}]}):
        with contextlib.suppress(BadNotebook):
            assert isinstance(read_notebook(json.dumps(document)).python, str)
