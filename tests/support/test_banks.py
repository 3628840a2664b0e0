"""Right variations in one submission: each is in one, and runs there with the solutions that it is tried with alone."""

from __future__ import annotations

from collections import Counter

from tests.support.banks import RIGHT, Combination, Member, chunks, combined

COMBINED = combined(RIGHT)


def names(combination: Combination) -> set[str]:
    """The names of the members."""
    return {member.name for member in combination.members}


def together(one: str, other: str) -> bool:
    """Whether two members of these names go into one submission, if there is no other."""
    chosen = [member for member in RIGHT if member.name in (one, other)]
    assert len(chosen) == 2
    return len(combined(chosen)) == 1


def test_each_right_variation_is_tried_once() -> None:
    """In all chunks together, and in far fewer submissions than there are variations."""
    members = [member for chunk in chunks(COMBINED) for combination in chunk.members for member in combination.members]
    assert Counter(members) == Counter(RIGHT)
    assert len(COMBINED) < 0.7 * len(RIGHT)


def test_no_two_of_a_combination_are_of_one_exercise_and_target() -> None:
    """The second would replace the first, which nothing would try."""
    for combination in COMBINED:
        assert {member.exercise for member in combination.members} == {combination.exercise}
        assert len({member.target for member in combination.members}) == len(combination.members)


def test_all_of_a_combination_are_in_its_text() -> None:
    """Under the names of their targets, behind the solution."""
    combination = max(COMBINED, key=lambda each: len(each.members))
    for member in combination.members:
        behind = Combination((member,)).submission.rpartition("\n\n\n")[2]
        assert behind.splitlines()[-1] in combination.submission
        assert (
            combination.submission.count(f"def {member.target}(")
            + combination.submission.count(f"class {member.target}")
            >= 2
        )


def test_who_uses_another_stays_apart() -> None:
    """A solution that calls the function which the other replaces, and a variation that calls it."""
    assert not together("XOR__inputs_differ", "NAND__test_turned_round")  # the solution of XOR calls NAND
    assert not together("NAND__not_and", "AND__bool")  # the variation calls AND
    assert together("AND__bool", "NAND__test_turned_round")
    assert not together("relu__times_the_step", "step_function__small_integers")  # the variation calls it
    assert together("relu__times_the_step", "sigmoid__tanh")


def test_members_of_two_exercises_stay_apart() -> None:
    """Whatever they are for."""
    first: dict[str, Member] = {}
    for member in RIGHT:
        first.setdefault(member.exercise, member)
    assert len(combined([*first.values()])) == len(first)
