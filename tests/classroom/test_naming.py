"""File names from IDs: safe on every system, and different for any two students."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.classroom.naming import RESERVED, safe_name, same


@pytest.mark.parametrize("student", ["s1001", "S1001", "ada.king@example.edu", "Ada-2", "李小龙", "शर्मा", "Zoë_M"])
def test_an_ordinary_id_is_its_own_name(student: str) -> None:
    assert safe_name(student) == student


@pytest.mark.parametrize(
    "student",
    ["", ".", "..", "a/b", "a\\b", "-rf", ".hidden", "dot.", "con", "NUL.txt", "Com1", "a b", "a:b", "a\nb", "x" * 300],
)
def test_any_other_id_has_a_name_with_a_mark(student: str) -> None:
    assert safe_name(student) != student


IDS = st.text(max_size=60) | st.sampled_from(["con", "a/b", "a\\b", "a-b", "A/b", "", "..", "x" * 51, "x" * 52])


@settings(max_examples=200)
@given(IDS, IDS)
def test_names_are_safe_and_differ_where_ids_do(one: str, other: str) -> None:
    """Even if a file system ignores case, or stores accents separately."""
    for student in (one, other):
        name = safe_name(unicodedata.normalize("NFC", student))
        assert len(name.encode()) <= 255
        assert name.isprintable() or any(unicodedata.category(letter) == "Mn" for letter in name)
        assert name[0] not in ".-" and name[-1] not in ". "
        assert not set(name) & set('<>:"/\\|?* ')
        assert name.split(".")[0].casefold() not in RESERVED
    if same(one) != same(other):
        assert same(safe_name(one)) != same(safe_name(other))


@given(st.text(max_size=12) | st.just("\u03ac\u0345\u0300"))
def test_ids_are_the_same_in_whatever_form_and_case_they_are_written(student: str) -> None:
    """An iota below a letter moves when its case is folded, so accents are split off first."""
    forms = {same(unicodedata.normalize(form, student)) for form in ("NFC", "NFD")}
    assert forms == {same(student)}
    assert same("  ADA \t king ") == same("Ada King") != same("AdaKing")
