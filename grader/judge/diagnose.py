"""Which known mistake a submission makes, seen from its answers alone.

A mistake explains a failing check when the submission gives what the mistake gives, wherever that is not right: in this
check, and in all others of the exercise. To find out, the mistakes take the submission's place in the judge, one after
the other, and are asked what the submission was asked.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import io
import os
import re
import sys
import warnings
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from types import CodeType, ModuleType
from typing import Any

import numpy as np

from grader.course import Exercise
from grader.judge.bench import Asked, crossed, play
from grader.judge.calls import Call
from grader.judge.compare import ATOL, RTOL, as_array
from grader.sandbox.frame import Other, Value, pack
from grader.sandbox.process import Answer, Died, Missing, Raised, Returned, TimedOut, answer_of
from grader.sandbox.worker import Sources, raised

STEPS = 300_000
"""What all replays of an exercise may cost; checks beyond that are left out.

It is counted, not timed, so that the outcome does not depend on how busy the machine is. A step is about a microsecond.
"""

TURN = 10
"""Steps of each call of a function of the exercise, and of each turn of a loop in it."""

CALL = 100
PACKAGES = {"matplotlib": 8000, "PIL": 500}
"""Steps of each call that a check asks for, and as many more in an exercise that uses these packages."""

ENTRIES = 50
"""So many entries of the values that go in and out count as one step."""

SLOWER = 20
"""A mistake that takes so many times the steps of the right code, or `PATIENCE` if that is more, has no answer."""

PATIENCE = 200_000

LARGER = 20
"""An answer so many times as large as the right one, or with `MANY` entries if that is more, equals nothing."""

MANY = 20_000

_Explained = dict["Mistake", dict[str, bool]]
"""The checks that each mistake explains, and whether it gives all that the submission gives there."""

_Definition = ast.FunctionDef | ast.ClassDef

OWN_WORDS = ("NameError", "UnboundLocalError")
"""Exceptions whose text holds names that a learner has chosen."""


@dataclass(frozen=True)
class Mistake:
    """A known wrong implementation.

    Attributes
    ----------
    name : str
        Its name in the bank, ``target__what_goes_wrong``.
    hint : str
        What helps.
    code : CodeType
        What puts it in its target's place, to be executed in a module behind the right code.
    replaces : frozenset of str
        What of the right code it replaces: a function, a whole class, or methods such as ``"Affine.backward"``.
    """

    name: str
    hint: str
    code: CodeType
    replaces: frozenset[str]


@dataclass(frozen=True)
class Trial:
    """What a check asked of the submission.

    Attributes
    ----------
    check : str
        The name of the check.
    failed : bool
        Whether there is something to explain.
    seed : int
        The seed of ``np.random`` that the submission had.
    asked : sequence of Asked
        The calls and the answers.
    """

    check: str
    failed: bool
    seed: int
    asked: Sequence[Asked]


def recognise(
    exercise: Exercise, texts: dict[str, str], mistakes: Sequence[Mistake], trials: Sequence[Trial]
) -> dict[str, Mistake]:
    """Return the mistake that explains a check, for each failing check that one of the mistakes explains.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    texts : dict of str to str
        The solutions of this exercise and of those that it may import, by name.
    mistakes : sequence of Mistake
        Those that are known.
    trials : sequence of Trial
        All checks of the exercise.

    Returns
    -------
    dict of str to Mistake
        By the name of the check. Of several mistakes that explain a check, that one is taken that explains most checks,
        and of these the one that explains more of them in full. None is taken where several are left and give different
        hints, or where a failing check that nothing explains uses the same function or method.
    """
    stand = _Stand(exercise, texts)
    explained: _Explained = {each: {} for each in mistakes}
    with stand.taken():
        tried = sorted(map(stand.right, trials), key=lambda each: each.steps)
        failed = [each for each in tried if each.trial.failed]
        left = [each for each in failed if not _judge(stand, each, explained)]
        open_ = frozenset().union(*(each.uses for each in left))
        explained = {each: checks for each, checks in explained.items() if checks or each.replaces & open_}
        for passed in tried:
            if not passed.trial.failed:
                _judge(stand, passed, explained)
        left = [each for each in left if not _judge(stand, each, explained)]
        judged = [each for each in failed if each not in left]
    explained = {each: checks for each, checks in explained.items() if checks}
    return _chosen(explained, judged)


def _judge(stand: _Stand, tried: _Tried, explained: _Explained) -> bool:
    """Enter a check that a mistake explains, and strike out those that contradict it; False if that costs too much."""
    candidates = [each for each in explained if each.replaces & tried.uses]
    if not stand.affords(tried, candidates):
        return False
    for mistake in candidates:
        wrong = stand.answers(tried, mistake)
        match _verdict(tried, wrong) if wrong is not None else _Verdict.CONTRADICTS:
            case _Verdict.CONTRADICTS:
                del explained[mistake]
            case _Verdict.EXPLAINS | _Verdict.IS_EQUAL as verdict:
                explained[mistake][tried.trial.check] = verdict is _Verdict.IS_EQUAL
    return True


def _chosen(explained: _Explained, judged: Sequence[_Tried]) -> dict[str, Mistake]:
    """Return the mistake that explains most, for each check; of what has something else wrong in it, none."""
    known = {check for checks in explained.values() for check in checks}
    unknown = [each.uses for each in judged if each.trial.check not in known and _is_wrong(each)]
    found = {}
    for each in judged:
        sound = [one for one in explained if each.trial.check in explained[one] and _is_sound(one, each.uses, unknown)]
        ranks = [(len(explained[one]), sum(explained[one].values())) for one in sound]
        best = [one for one, rank in zip(sound, ranks, strict=True) if rank == max(ranks)]
        if len({one.hint for one in best}) == 1:
            found[each.trial.check] = best[0]
    return found


def _is_sound(mistake: Mistake, uses: Set[str], unknown: Sequence[Set[str]]) -> bool:
    """Whether nothing else is wrong with what a mistake replaces, nor with what a check uses below that.

    ``unknown`` is what each failing check uses that no mistake explains.
    """
    target = mistake.name.partition("__")[0]
    return not any(mistake.replaces & used or (target not in used and used <= uses) for used in unknown)


# Mistakes in the judge


def read_mistakes(exercise: str, text: str) -> list[Mistake]:
    """Return the mistakes of a bank.

    Parameters
    ----------
    exercise : str
        The name of the exercise.
    text : str
        The bank's source text: functions and classes named ``target__what_goes_wrong``, and what they use.
    """
    bank = ast.parse(text)
    return [
        Mistake(
            node.name,
            " ".join((ast.get_docstring(node) or "").split()),
            _counted(copy.deepcopy(stand_in(bank, node.name)), exercise),
            _replaces(bank, node),
        )
        for node in bank.body
        if isinstance(node, _Definition) and "__" in node.name
    ]


def stand_in(bank: ast.Module, name: str) -> ast.Module:
    """Return the code of one member of a bank, under the name of its target, with what it uses of the bank.

    Parameters
    ----------
    bank : ast.Module
        The bank.
    name : str
        The member.
    """
    (node,) = (each for each in bank.body if isinstance(each, _Definition) and each.name == name)
    wanted: list[ast.stmt] = [node]
    used = _names(node)
    while new := [each for each in bank.body if each not in wanted and used & _bound(each)]:
        wanted += new
        used |= set().union(*map(_names, new))
    member = copy.copy(node)
    member.name = name.partition("__")[0]
    return ast.Module([*(each for each in bank.body if each in wanted[1:]), member], type_ignores=[])


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _bound(node: ast.stmt) -> set[str]:
    """Return the names that a statement at the top of a bank gives to something."""
    if isinstance(node, _Definition):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {each.asname or each.name.partition(".")[0] for each in node.names}
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}


def _replaces(bank: ast.Module, node: ast.FunctionDef | ast.ClassDef) -> frozenset[str]:
    """Return what a member replaces: methods, if it is a class that adds nothing but methods to its target."""
    target = node.name.partition("__")[0]
    classes = {each.name: each for each in bank.body if isinstance(each, ast.ClassDef)}
    methods: set[str] = set()
    base: ast.expr = ast.Name(node.name)
    while isinstance(base, ast.Name) and base.id in classes:
        body = classes[base.id].body
        methods |= {each.name for each in body if isinstance(each, ast.FunctionDef)}
        base = next(iter(classes[base.id].bases), ast.Constant(None))
    inherits = isinstance(base, ast.Name) and base.id == target
    if inherits and not any(name.startswith("__") for name in methods):
        return frozenset(f"{target}.{name}" for name in methods)
    return frozenset({target})


@dataclass(frozen=True, eq=False)
class _Tried:
    """What the reference does in a check: its answers, what it uses of its own, and the steps that it takes."""

    trial: Trial
    key: bytes
    given: Sequence[Answer]
    right: Sequence[Answer]
    uses: frozenset[str]
    steps: int


class _Stand:
    """Where mistakes take the place of the submission: modules in the judge that are asked the same."""

    def __init__(self, exercise: Exercise, texts: dict[str, str]) -> None:
        self._name, self._sources = exercise.name, Sources(texts)
        self._code = _counted(ast.parse(texts[exercise.name]), exercise.name)
        self._call = CALL + sum(PACKAGES.get(each.partition(".")[0], 0) for each in {*exercise.packages})
        self._files = {f"{name}.py" for name in texts}
        self._left = STEPS
        self._known: dict[tuple[Mistake | None, bytes], list[Answer]] = {}

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Make the solutions importable, and let nothing that is printed, drawn or set remain."""
        with self._sources.importable(), _quiet():
            self._sources.fresh(self._name)
            yield

    def affords(self, tried: _Tried, mistakes: Sequence[Mistake]) -> bool:
        """Take the steps that some mistakes need in a check from what is left, if there are as many."""
        steps = tried.steps * sum((each, tried.key) not in self._known for each in mistakes)
        affords = steps <= self._left
        self._left -= steps if affords else 0
        return affords

    def right(self, trial: Trial) -> _Tried:
        """Return what the reference does in a check."""
        count = _Count()
        key = _key(trial)
        right = self._answers(trial, key, None, count)
        asked = list(zip(trial.asked, right, strict=True))
        entries = sum(_size(each.call.values) + _size(answer) for each, answer in asked)
        steps = count.steps + self._call * len(asked) + entries // ENTRIES
        given = [_bounded(each.answer, answer) for each, answer in asked]
        return _Tried(trial, key, given, right, frozenset(count.uses), steps)

    def answers(self, tried: _Tried, mistake: Mistake) -> Sequence[Answer] | None:
        """Return what a mistake answers in a check; None where it comes to no end."""
        try:
            return self._answers(tried.trial, tried.key, mistake, _Count(max(PATIENCE, SLOWER * tried.steps)))
        except _EndlessError:
            return None

    def _answers(self, trial: Trial, key: bytes, mistake: Mistake | None, count: _Count) -> list[Answer]:
        """Return the answers to what a check asks, which another may have asked already."""
        if (mistake, key) in self._known and mistake is not None:
            return self._known[mistake, key]
        np.random.seed(trial.seed)
        answers = self._played(trial, mistake, count)
        if _is_untouched(trial.seed):
            self._known[mistake, key] = answers
        return answers

    def _played(self, trial: Trial, mistake: Mistake | None, count: _Count) -> list[Answer]:
        module = sys.modules[self._name] = ModuleType(self._name)
        module.__dict__[_COUNT] = count
        exec(self._code, module.__dict__)
        if mistake is not None:
            exec(mistake.code, module.__dict__)
        return [self._answer(each.call, module) for each in trial.asked]

    def _answer(self, call: Call, module: ModuleType) -> Answer:
        try:
            return Returned(crossed(play(call, module)))
        except (Exception, SystemExit) as problem:
            fields, values = raised(problem, self._files, f"{self._name}.py")
            return answer_of({"id": None, **fields}, crossed(tuple(values)))  # type: ignore[arg-type]


def _key(trial: Trial) -> bytes:
    """Return something that is the same for checks that ask the same."""
    return b"".join(pack({"name": each.call.name}, each.call.values) for each in trial.asked)


def _is_untouched(seed: int) -> bool:
    """Whether no random number was drawn since this seed was set."""
    now, before = (each.bytes(8) for each in (copy.deepcopy(np.random.mtrand._rand), np.random.RandomState(seed)))
    return now == before


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what mistakes print, warn of, set and draw to themselves; no window opens."""
    backend = os.environ.get("MPLBACKEND")
    os.environ["MPLBACKEND"] = "agg"
    state = np.random.get_state()
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(),
            np.errstate(all="ignore"),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        np.random.set_state(state)
        del os.environ["MPLBACKEND"]
        os.environ.update({"MPLBACKEND": backend} if backend is not None else {})


class _EndlessError(BaseException):
    """Code takes many more steps than the right code does."""


class _Count:
    """Told by the code of an exercise: what of it is called, and each step, up to a limit."""

    def __init__(self, limit: float = float("inf")) -> None:
        self._limit = limit
        self.uses: set[str] = set()
        self.steps = 0

    def __call__(self, *names: str) -> None:
        self.uses.update(names)
        self.steps += TURN
        if self.steps > self._limit:
            raise _EndlessError


_COUNT = "__count__"


def _counted(tree: ast.Module, exercise: str) -> CodeType:
    """Return code in which every call of a function and every turn of a loop is told to a `_Count`."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                _tell(method, f"{node.name}.{getattr(method, 'name', '')}", node.name)
        else:
            _tell(node, getattr(node, "name", ""))
    return compile(ast.fix_missing_locations(tree), f"{exercise}.py", "exec", dont_inherit=True)


def _tell(top: ast.stmt, *names: str) -> None:
    for node in ast.walk(top):
        if isinstance(node, ast.FunctionDef | ast.For | ast.While):
            told: list[ast.expr] = [ast.Constant(name) for name in names if node is top]
            node.body.insert(0, ast.Expr(ast.Call(ast.Name(_COUNT, ast.Load()), told, [])))


# What the answers say


class _Verdict(Enum):
    """What a mistake is to a check: it explains all of the answers, or only what is compared."""

    NOTHING = auto()
    EXPLAINS = auto()
    IS_EQUAL = auto()
    CONTRADICTS = auto()


def _verdict(tried: _Tried, wrong: Sequence[Answer]) -> _Verdict:
    """Say whether a mistake explains all that is not right in a check, or contradicts it.

    An answer that a check only looks at may differ from the reference's and be right too: where it is neither that of
    the mistake nor that of the reference, it says nothing.
    """
    explains = left_over = differs = False
    for each, given, bad, good in zip(tried.trial.asked, tried.given, wrong, tried.right, strict=True):
        if _is_unknown(given):
            continue
        rtol, atol = each.tolerances or (RTOL, ATOL)
        decides = each.tolerances is not None or not all(isinstance(one, Returned) for one in (given, bad))
        for theirs, mistaken, right in _parts(given, bad, good):
            differs |= not _same(theirs, mistaken, rtol, atol, floor=1)
            if _same(mistaken, right, rtol, atol, floor=1):
                left_over |= decides and not _same(theirs, right, rtol, atol, floor=1)
            elif _same(theirs, mistaken, rtol, atol, floor=0):
                explains = True
            elif decides or _same(theirs, right, rtol, atol, floor=1):
                return _Verdict.CONTRADICTS
    if not explains or left_over or not tried.trial.failed:
        return _Verdict.NOTHING
    return _Verdict.EXPLAINS if differs else _Verdict.IS_EQUAL


def _is_wrong(tried: _Tried) -> bool:
    """Whether an answer of the submission shows what is wrong in a check."""
    return not all(
        _same(theirs, right, *(each.tolerances or (RTOL, ATOL)), floor=1)
        for each, given, good in zip(tried.trial.asked, tried.given, tried.right, strict=True)
        if not _is_unknown(given)
        for theirs, right in _parts(given, good)
    )


def _is_unknown(answer: Answer) -> bool:
    """Whether an answer says nothing of the values that there would be."""
    return isinstance(answer, TimedOut | Died) or (isinstance(answer, Raised) and answer.type == "NotImplementedError")


_ABSENT, _HUGE = Other("absent"), Other("much larger than what is right")


def _bounded(answer: Answer, right: Answer) -> Answer:
    """Return an answer, or something that equals nothing where it would take long to look at."""
    if isinstance(answer, Returned) and _size(answer.value) > max(MANY, LARGER * _size(right)):
        return Returned(_HUGE)
    return answer


def _size(value: Answer | Value | Sequence[Any]) -> int:
    """Return how many entries there are in a value; each of its parts and letters counts as one too."""
    if isinstance(value, Returned):
        return _size(value.value)
    if isinstance(value, dict):
        return 1 + sum(map(_size, value.values()))
    if isinstance(value, tuple | list):
        return 1 + sum(map(_size, value))
    return value.size if isinstance(value, np.ndarray) else len(value) if isinstance(value, str) else 1


def _parts(*answers: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the corresponding parts of some answers, the last of which is right; whole where their forms differ."""
    answers = tuple(each.value if isinstance(each, Returned) else each for each in answers)
    right = answers[-1]
    if isinstance(right, dict) and all(isinstance(each, dict) for each in answers):
        for key in right:
            yield from _parts(*(each.get(key, _ABSENT) for each in answers))
    elif isinstance(right, tuple) and all(isinstance(each, tuple) and len(each) == len(right) for each in answers):
        for items in zip(*answers, strict=True):
            yield from _parts(*items)
    else:
        yield answers


def _same(got: Answer | Value, want: Answer | Value, rtol: float, atol: float, *, floor: float) -> bool:
    """Whether two parts of answers agree; see `compare`, where the floor is 1."""
    if isinstance(got, Raised) and isinstance(want, Raised):
        return _essence(got) == _essence(want)
    if isinstance(got, Missing) and isinstance(want, Missing):
        return (got.owner, got.name) == (want.owner, want.name)
    left, right = _numbers(got), _numbers(want)
    if left is not None and right is not None:
        return left.shape == right.shape and _close(left, right, rtol, atol, floor)
    if isinstance(got, tuple) and isinstance(want, tuple) and len(got) == len(want):
        return all(_same(a, b, rtol, atol, floor=floor) for a, b in zip(got, want, strict=True))
    if isinstance(got, dict) and isinstance(want, dict) and got.keys() == want.keys():
        return all(_same(got[key], want[key], rtol, atol, floor=floor) for key in got)
    return type(got) is type(want) and not isinstance(got, np.ndarray | tuple | dict) and got == want


def _numbers(value: Answer | Value) -> np.ndarray[Any, Any] | None:
    return as_array(value) if isinstance(value, bool | int | float | np.generic | np.ndarray | tuple) else None


def _close(got: np.ndarray[Any, Any], want: np.ndarray[Any, Any], rtol: float, atol: float, floor: float) -> bool:
    finite = np.isfinite(want)
    if not np.array_equal(np.where(finite, 0, got), np.where(finite, 0, want), equal_nan=True):
        return False
    got, want = got[finite], want[finite]
    largest = float(np.max(np.abs(want), initial=floor))
    return bool(np.all(np.abs(got - want) <= rtol * np.abs(want) + atol * largest))


def _essence(answer: Raised) -> tuple[str, str]:
    """Return the type of an exception and its text; where the text holds the learner's own names, the function."""
    attribute = re.fullmatch(r"'(\w+)' object has no attribute '\w+'", answer.text)
    own = attribute is not None and attribute[1][:1].isupper() and attribute[1] != "NoneType"
    if answer.type == "RecursionError":  # its text and place are those of the call that was one too many
        return answer.type, ""
    if answer.type in OWN_WORDS or own or not answer.text:
        return answer.type, answer.place.function if answer.place else ""
    return answer.type, answer.text
