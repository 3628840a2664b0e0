"""An ordinary user grades as root does. If root runs the tests, the user nobody is used."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import pytest

from grader.sandbox.outside.isolation import why_not_strict
from tests.support.attacks import ATTACKS, Attack, faults, run
from tests.support.sampling import rest_with_proof
from tests.support.users import User, ordinary_user

OBSTACLE = why_not_strict()

pytestmark = pytest.mark.skipif(OBSTACLE is not None, reason=str(OBSTACLE))


@pytest.fixture(scope="module")
def user() -> Iterator[User]:
    """An ordinary user."""
    with ordinary_user() as user:
        if user is None:
            pytest.skip("neither this interpreter nor one of the system, with the packages of this one, is for all")
        yield user


@pytest.mark.proof
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("plots", "softmax", "mnist_inference"), id="some"),
        pytest.param((), id="all"),
    ],
)
def test_strict_isolation_needs_no_rights(names: Sequence[str], user: User) -> None:
    """Solutions get full points at strict."""
    done = user.run("-m", "grader", *names, "--solutions", "--isolation", "strict", "--format", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["isolation"]) == (0, "strict")
    assert document["score"] == document["max_score"]


REACHING = (
    *("read_the_solution", "read_environment_of_the_judge", "read_memory_of_the_judge", "trace_the_judge"),
    *("limits_of_the_judge", "write_into_the_kit", "kill_the_judge_by_number", "daemon", "clear_the_parent_signal"),
)
BY_NAME = {attack.name: attack for attack in ATTACKS}


@pytest.mark.parametrize("attack", rest_with_proof([BY_NAME[name] for name in REACHING], REACHING[:2]))
def test_submissions_reach_nothing_of_an_ordinary_user(attack: Attack, user: User) -> None:
    """Whatever an ordinary user could do, and root need not be asked for."""
    assert faults(attack, "strict", run(attack, "strict", kit=user.kit, python=user.python, **user.switch)) == []
