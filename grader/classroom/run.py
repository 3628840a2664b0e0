"""A class from the hand-ins to the grades: keep the known results, grade the rest, and publish everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from grader.classroom.errors import ClassError
from grader.classroom.folder import ClassFolder
from grader.classroom.gradebook import Gradebook, GradedExercise
from grader.classroom.grades import Grades
from grader.classroom.grading import Grading, Observer, Submission, Task
from grader.classroom.handins import Intake, Problem
from grader.classroom.jplag import write_for_jplag
from grader.classroom.keys import Keys, Settings
from grader.classroom.kit import digest, fingerprint
from grader.classroom.log import Log
from grader.classroom.naming import safe_name, same
from grader.classroom.overrides import Overrides, read_overrides
from grader.classroom.page import class_page
from grader.classroom.pool import Pool
from grader.classroom.publish import Publication, digest_of_forms, publish
from grader.classroom.record import files_in, read_record
from grader.classroom.statistics.alike import own_code
from grader.classroom.store import Store
from grader.classroom.work import Done, Job
from grader.course import Exercise, load_course, load_solutions
from grader.course.stubs import read_stub


@dataclass(frozen=True)
class Plan:
    """What the instructor asked for.

    Attributes
    ----------
    exercises : tuple of str
        Names of the exercises to grade, in the order of the course.
    dataset, isolation : str
        As in a request.
    student_seconds : float
        The seconds that a whole submission may take in addition to the solutions' time.
    seed : int or None
        Seed of all random inputs; if None, the stored one, or a new one.
    deadline : datetime or None
        When the class had to hand in.
    shard : tuple of int
        Which part of the class is graded here, and of how many: ``(2, 5)`` is the second of five.
    student : str or None
        The ID of the only student to grade, if any.
    fresh : bool
        Whether to grade known results again.
    """

    exercises: tuple[str, ...]
    dataset: str
    isolation: str
    student_seconds: float
    seed: int | None = None
    deadline: datetime | None = None
    shard: tuple[int, int] = (1, 1)
    student: str | None = None
    fresh: bool = False


@dataclass(frozen=True)
class Part:
    """A part of the class was graded, and nothing was published.

    Attributes
    ----------
    students : int
        How many students.
    failed : bool
        Whether the grader has failed at some of them.
    """

    students: int
    failed: bool


class ClassRun:
    """Grades a class into a folder.

    Parameters
    ----------
    intake : Intake
        The hand-ins.
    folder : ClassFolder
        Where to; it is held.
    plan : Plan
        The instructor's plan.

    Raises
    ------
    ClassError
        If the plan or a score that was set by hand names a student who is not in the class.
    """

    def __init__(self, intake: Intake, folder: ClassFolder, plan: Plan) -> None:
        self._intake, self._folder, self._plan = intake, folder, plan
        self._student = None if plan.student is None else self._id_of(plan.student)
        self._course, self._solutions = load_course(), load_solutions()
        self._settings = Settings(folder.seed(plan.seed), plan.dataset, plan.isolation, plan.student_seconds)
        self._store = Store(folder.results)
        self.submissions = self._submissions()
        self._overrides = self._read_overrides()
        self._inputs = self._digest()

    def _id_of(self, student: str) -> str:
        """Return the ID of a student as it is in the class."""
        ids = {same(handin.person.id): handin.person.id for handin in self._intake.handins}
        if same(student) not in ids:
            raise ClassError(f"there is no student {student} in the class")
        return ids[same(student)]

    def _submissions(self) -> list[Submission]:
        keys = Keys(self._course, self._solutions, self._settings)
        wanted = [exercise for exercise in self._course if exercise.name in self._plan.exercises]
        return [
            Submission(
                handin.person.id,
                safe_name(handin.person.id),
                handin.sources,
                {} if handin.problem else {exercise.name: keys.key(exercise, handin.sources) for exercise in wanted},
            )
            for handin in self._intake.handins
        ]

    def _read_overrides(self) -> Overrides:
        exercises = {exercise.name: _graded(exercise) for exercise in self._course}
        students = {submission.id for submission in self.submissions}
        return read_overrides(self._folder.overrides, students, exercises)

    def _digest(self) -> str:
        """Return the digest of everything that a publication depends on."""
        plan = self._plan
        students = [
            [*vars(handin.person).values(), handin.problem, handin.message, handin.ignored, str(handin.time)]
            for handin in self._intake.handins
        ]
        keys = [[list(vars(key).values()) for key in submission.keys.values()] for submission in self.submissions]
        overrides = [[*place, override.score, override.reason] for place, override in self._overrides.items()]
        how = [plan.exercises, str(plan.deadline), plan.student_seconds, self._intake.strangers, digest_of_forms()]
        return digest([students, keys, overrides, how, self._settings.seed])

    @property
    def odd(self) -> int:
        """How many hand-ins the instructor has to look at, whatever their grades."""
        return sum(handin.problem not in (None, Problem.NOTHING) for handin in self._intake.handins)

    # The steps

    def known(self) -> Publication | None:
        """Return the last publication, if nothing has changed since then."""
        record = read_record(self._folder)
        if self._plan.fresh or record is None or record.inputs != self._inputs:
            return None
        if dict(files_in(self._folder)) != record.files:
            return None
        return Publication(record.summary, record.needs_look, 0)

    def grade(self, pool: Pool[Job, Done], observer: Observer) -> Publication | Part:
        """Grade what is unknown, and publish the class once everything is known.

        Parameters
        ----------
        pool : Pool
            What grades.
        observer : Observer
            Who watches.
        """
        log = Log(self._folder)
        grading = Grading(self._store, pool, self._settings, fingerprint(), Watchers((observer, log)))
        wanted = self._wanted()
        try:
            failed = grading.grade(wanted, fresh=self._plan.fresh)
        finally:
            log.close()
        others = [] if len(wanted) == len(self.submissions) else self.submissions
        if self._plan.shard != (1, 1) or any(grading.is_open(submission) for submission in others):
            return Part(len(wanted), bool(failed))
        return self._publish("" if failed else self._inputs)

    def _wanted(self) -> list[Submission]:
        """Return the submissions to grade here."""
        number, of = self._plan.shard
        if self._student is None:
            return self.submissions[number - 1 :: of]
        return [submission for submission in self.submissions if submission.id == self._student]

    def _gradebook(self) -> Gradebook:
        exercises = tuple(_graded(exercise) for exercise in self._course if exercise.name in self._plan.exercises)
        grades = Grades(exercises, self._stubs(), self._store, self._overrides, self._plan.deadline)
        return Gradebook(
            exercises,
            tuple(map(grades.of, self._intake.handins, self.submissions)),
            self._intake.strangers,
            self._settings.seed,
            self._settings.dataset,
            self._settings.isolation,
        )

    def _publish(self, inputs: str) -> Publication:
        gradebook, texts, stubs = self._gradebook(), self._texts(), self._stubs()
        own = own_code(gradebook, texts, stubs)
        write_for_jplag(self._folder.jplag, own, stubs)
        return publish(
            self._folder, gradebook, self.submissions, class_page(gradebook, texts, own, self._course), inputs
        )

    def _texts(self) -> dict[tuple[str, str], str]:
        return {
            (submission.id, name): source
            for submission in self.submissions
            for name, source in submission.sources.items()
            if isinstance(source, str)
        }

    def _stubs(self) -> dict[str, str]:
        """Return the original stubs: the files in ``exercises/`` may have been edited."""
        return {exercise.name: stub for exercise in self._course if (stub := read_stub(exercise.name)) is not None}


@dataclass(frozen=True)
class Watchers:
    """Several observers of the grading of a class.

    Attributes
    ----------
    observers : sequence of Observer
        All of them.
    """

    observers: Sequence[Observer]

    def expect(self, tasks: Sequence[Task]) -> None:
        """Tell all observers what has to be done."""
        for observer in self.observers:
            observer.expect(tasks)

    def done(self, task: Task, seconds: Mapping[str, float], faults: Mapping[str, str], *, again: bool) -> None:
        """Tell all observers that a task is done."""
        for observer in self.observers:
            observer.done(task, seconds, faults, again=again)


def _graded(exercise: Exercise) -> GradedExercise:
    return GradedExercise(exercise.name, exercise.title, exercise.points)
