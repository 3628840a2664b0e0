"""The page in a real Chromium: how fast a verdict is there, and what many tabs and saves leave behind.

    python -m tests.proofs.paging [PART ...] [--share F]

``speed``  from save to the verdict in the page, against watch mode in a terminal: the median ratio over the exercises
           that train nothing; at most 1.3
``views``  from the verdict to the first and to the last view, for each exercise: none before it, and at most 0.5 s
``saves``  1,000 saves, with 20 tabs open, leave the memory and the descriptors of the process level, and every tab
           shows the last verdict

With ``--share 0.1`` a tenth of it. Exit code 1 if anything is wrong. It needs Playwright and the system's Chromium.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import Exercise, load_course
from grader.judge.viewing.views_of import views_of
from tests.proofs.watching import Person, watching
from tests.support.attacks import copy_of_kit
from tests.support.learner import BROKEN, Learner
from tests.support.page import PageProcess, chromium
from tests.support.parts import run_parts
from tests.support.proc import held_by

MOST_RATIO = 1.3
MOST_SECONDS = 0.5
"""From a verdict to the last of its views."""
ROUNDS = 3
SAVES, TABS = 1000, 20
SETTLE_SECONDS = 3.0
"""How long the process for the next grading takes to be warm: it draws views, and reads everything for them."""
MILLISECONDS = 60_000.0
PASSED = "All 6 checks pass"
NOTICE = """words => new Promise(resolve => {
    const part = document.getElementById("status");
    const look = () => part.textContent.includes(words) && resolve(Date.now());
    new MutationObserver(look).observe(part, {childList: true, subtree: true});
    look();
})"""
"""Returns the time at which the page says these words."""
VIEWS = """number => new Promise(resolve => {
    const status = document.getElementById("status"), views = document.getElementById("views");
    const shown = new Map();
    let verdict = 0;
    const look = () => {
        if (!verdict && status.textContent.includes(" points.")) verdict = Date.now();
        for (const picture of views.querySelectorAll("img")) {
            if (picture.complete) show(picture);
            else picture.addEventListener("load", () => show(picture), {once: true});
        }
    };
    const show = picture => {
        if (!shown.has(picture.src)) shown.set(picture.src, Date.now());
        if (verdict && shown.size === number) resolve([...shown.values()].map(time => time - verdict));
    };
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
    look();
})"""
"""Returns how many milliseconds after the verdict each of so many views is shown."""


@dataclass
class Visitor(Learner):
    """A visitor with the page in a browser, and their own kit.

    Attributes
    ----------
    process : PageProcess
        What serves the page.
    tab : Page
        A tab of the browser.
    """

    process: PageProcess
    tab: Any

    def see(self, text: str, tab: Any = None) -> None:
        """Wait until a tab shows a text."""
        (tab or self.tab).get_by_text(text).first.wait_for(timeout=MILLISECONDS)

    def more_tabs(self, number: int) -> list[Any]:
        """Open more tabs, and return all."""
        tabs = [self.tab]
        for _ in range(number):
            tabs.append(self.tab.context.new_page())
            tabs[-1].goto(self.process.address)
        return tabs


@contextmanager
def visiting() -> Iterator[Visitor]:
    """Yield a visitor to the page of a new kit."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        kit = copy_of_kit(Path(folder))
        with PageProcess(kit) as process:
            tab = browser.new_context().new_page()
            tab.goto(process.address)
            yield Visitor(kit, process, tab)


def speed(share: float) -> list[str]:
    """Measure the ratio for each exercise that trains nothing; return what is wrong."""
    quick = [exercise.name for exercise in load_course() if not exercise.trains]
    names = quick[: max(2, round(share * len(quick)))]
    ratios = []
    with visiting() as visitor, watching(80, 24) as person:
        for name in names:
            found = [(_in_page(visitor, name), _in_terminal(person, name)) for _ in range(ROUNDS)]
            page, terminal = (statistics.median(times) for times in zip(*found, strict=True))
            ratios.append(page / terminal)
            print(f"{name:<20} {ratios[-1]:.2f}  ({page:.3f} s, watch {terminal:.3f} s)", flush=True)
    median = statistics.median(ratios)
    print(f"the median of {len(ratios)} exercises is {median:.2f}; at most {MOST_RATIO} is allowed")
    return [f"a verdict takes {median:.2f} of that in watch mode"] if median > MOST_RATIO else []


def _in_page(visitor: Visitor, name: str) -> float:
    visitor.save(name, BROKEN)
    visitor.see(f"{name}.py, line 1:")
    time.sleep(SETTLE_SECONDS)
    began = time.time()
    visitor.save(name, visitor.solution(name))
    return float(visitor.tab.evaluate(NOTICE, " points.")) / 1000 - began


def _in_terminal(person: Person, name: str) -> float:
    person.save(name, BROKEN)
    person.see(f"{name}.py, line 1:")
    time.sleep(SETTLE_SECONDS)
    began = time.time()
    person.save(name, person.solution(name))
    person.see("Done.")
    return time.time() - began


def views(share: float) -> list[str]:
    """Measure how long after its verdict the views of each exercise come; return which come early or late."""
    course = load_course()
    wrong = []
    with visiting() as visitor:
        for exercise in course[: max(2, round(share * len(course)))]:
            found = [_until_views(visitor, exercise) for _ in range(ROUNDS)]
            first, last = (statistics.median(times) for times in zip(*found, strict=True))
            print(f"{exercise.name:<20} {first:.2f} s to the first view, {last:.2f} s to the last", flush=True)
            if min(min(times) for times in found) < 0:
                wrong.append(f"a view of {exercise.name} comes before the verdict")
            if last > MOST_SECONDS:
                wrong.append(f"the last view of {exercise.name} comes {last:.2f} s after the verdict")
    print(f"at most {MOST_SECONDS} s is allowed")
    return wrong


def _until_views(visitor: Visitor, exercise: Exercise) -> tuple[float, float]:
    """Return how many seconds the first and the last view of a right submission come after its verdict."""
    visitor.save(exercise.name, BROKEN)
    visitor.see(f"{exercise.name}.py, line 1:")
    time.sleep(SETTLE_SECONDS)
    visitor.save(exercise.name, visitor.solution(exercise.name))
    times = visitor.tab.evaluate(VIEWS, len(views_of(exercise)))
    return min(times) / 1000, max(times) / 1000


def saves(share: float) -> list[str]:
    """Save many times with many tabs open, and compare the resources of the process; return what is wrong."""
    number = max(20, round(share * SAVES))
    with visiting() as visitor:
        pid = visitor.process.process.pid
        visitor.tab.locator("#go-softmax").click()
        tabs = visitor.more_tabs(TABS - 1)
        visitor.save_often(20, PASSED, 3 * SETTLE_SECONDS)
        before = held_by(pid)
        visitor.save_often(number, PASSED, 3 * SETTLE_SECONDS)
        after = held_by(pid)
        for tab in tabs:
            visitor.see(PASSED, tab)
    print(f"{TABS} tabs, {number} saves: {before}, and then {after}")
    return ["what the process holds grows"] if after.has_grown_from(before) else []


PARTS = {"speed": speed, "views": views, "saves": saves}


if __name__ == "__main__":
    sys.exit(run_parts("tests.proofs.paging", __doc__, PARTS))
