"""Recognising the known mistake that a submission makes, from its answers alone.

A mistake explains a failing check when the submission gives what the mistake gives, wherever that is not right: in this
check, and in all others of the exercise. So the mistakes take the submission's place (`replay`), one after the other,
and answer the same calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from grader.course import Exercise
from grader.judge.diagnosis.evidence import Verdict, is_wrong, verdict
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.replay import CheckRun, ReferenceRun, ReplayHarness


@dataclass(frozen=True)
class Diagnosis:
    """The known mistake that explains a failing check.

    Attributes
    ----------
    mistake : str
        The name of the mistake in its bank.
    hint : str
        What helps.
    """

    mistake: str
    hint: str


def recognise(
    exercise: Exercise, texts: dict[str, str], mistakes: Sequence[Mistake], checks: Sequence[CheckRun]
) -> dict[str, Diagnosis]:
    """Return the diagnosis of each failing check that a known mistake explains.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    texts : dict of str to str
        The solutions of this exercise and of those that it may import, by name.
    mistakes : sequence of Mistake
        The known mistakes.
    checks : sequence of CheckRun
        All checks of the exercise.

    Returns
    -------
    dict of str to Diagnosis
        By the name of the check. Of several mistakes that explain a check, the one that explains most checks is chosen,
        and of these the one that explains more of them in full. None is chosen where several are left and give
        different hints, or where a failing check that nothing explains uses the same function or method.
    """
    harness = ReplayHarness(exercise, texts)
    with harness.isolated():
        failed = [harness.run_reference(check) for check in checks if check.failed]
        cheapest_first = sorted(failed, key=lambda run: run.steps)
        suspects, examined = _question([_Suspect(mistake) for mistake in mistakes], cheapest_first, harness)
        suspects = [suspect for suspect in suspects if suspect.explains]
        if not suspects:
            return {}
        passed = (harness.run_reference(check) for check in checks if not check.failed)
        suspects, _ = _question(suspects, passed, harness)
        return _diagnoses(suspects, examined)


# Which mistakes it can be


@dataclass(frozen=True, eq=False)
class _Suspect:
    """A mistake that no check contradicts so far.

    Attributes
    ----------
    mistake : Mistake
        The mistake.
    explains : dict of str to bool
        The names of the checks that it explains, and whether in full.
    """

    mistake: Mistake
    explains: dict[str, bool] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, int]:
        """How many checks it explains, and how many of them in full."""
        return len(self.explains), sum(self.explains.values())

    def record(self, check: str, found: Verdict) -> None:
        """Record a check, if the mistake explains it."""
        if found in (Verdict.EXPLAINED, Verdict.EXPLAINED_IN_FULL):
            self.explains[check] = found is Verdict.EXPLAINED_IN_FULL


def _question(
    suspects: list[_Suspect], runs: Iterable[ReferenceRun], harness: ReplayHarness
) -> tuple[list[_Suspect], list[ReferenceRun]]:
    """Return the suspects that no check contradicts, and the checks that the budget covered."""
    examined = []
    for run in runs:
        concerned = [suspect for suspect in suspects if suspect.mistake.replaces & run.uses]
        if harness.spend_budget(run, [suspect.mistake for suspect in concerned]):
            verdicts = {suspect: _verdict_on(suspect, run, harness) for suspect in concerned}
            for suspect, found in verdicts.items():
                suspect.record(run.check.name, found)
            suspects = [suspect for suspect in suspects if verdicts.get(suspect) is not Verdict.CONTRADICTS]
            examined.append(run)
        if not suspects:
            break
    return suspects, examined


def _verdict_on(suspect: _Suspect, run: ReferenceRun, harness: ReplayHarness) -> Verdict:
    """Return what a check says about a suspect; an endless mistake gives none of the submission's answers."""
    answers = harness.run_mistake(run, suspect.mistake)
    return Verdict.CONTRADICTS if answers is None else verdict(run, answers)


# Which of them it is


def _diagnoses(suspects: Sequence[_Suspect], examined: Sequence[ReferenceRun]) -> dict[str, Diagnosis]:
    """Return the diagnoses of the checks that were examined, by name."""
    explained = {name for suspect in suspects for name in suspect.explains}
    unexplained = [run.uses for run in examined if run.check.name not in explained and is_wrong(run)]
    found = {run.check.name: _diagnosis(suspects, run, unexplained) for run in examined}
    return {name: diagnosis for name, diagnosis in found.items() if diagnosis is not None}


def _diagnosis(suspects: Sequence[_Suspect], run: ReferenceRun, unexplained: Sequence[Set[str]]) -> Diagnosis | None:
    """Return the diagnosis of one check: the best explanation that is not in doubt, if it is the only one."""
    sound = [
        suspect
        for suspect in suspects
        if run.check.name in suspect.explains
        and not any(_casts_doubt(uses, suspect.mistake, run) for uses in unexplained)
    ]
    highest = max((suspect.rank for suspect in sound), default=None)
    best = [suspect.mistake for suspect in sound if suspect.rank == highest]
    if len({mistake.hint for mistake in best}) != 1:
        return None
    return Diagnosis(best[0].name, best[0].hint)


def _casts_doubt(uses: Set[str], mistake: Mistake, run: ReferenceRun) -> bool:
    """Whether a failing check without explanation, which uses these definitions, shows that something else is wrong.

    It does if it uses what the mistake replaces, or nothing but other definitions that the check in question uses too.
    """
    return bool(mistake.replaces & uses) or (mistake.target not in uses and uses <= run.uses)
