"""The page in a real Chromium: how fast a verdict is there, and what many tabs and saves leave behind.

    python -m tests.proofs.paging [PART ...] [--share F]

``speed``  from save to the verdict in the page, against watch mode in a terminal: the median ratio over the exercises
           that train nothing; at most 1.3
``views``  from the verdict to the first and to the last view, for each exercise, right and with a known mistake: none
           comes before it, and the last at most 0.5 s after it
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

from grader.course import Exercise, load_course, load_solutions
from tests.proofs.watching import Person, watching
from tests.support.attacks import copy_of_kit
from tests.support.banks import MISTAKES
from tests.support.in_process import InProcessSandbox
from tests.support.learner import BROKEN, Learner
from tests.support.page import PageProcess, chromium
from tests.support.parts import run_parts
from tests.support.proc import held_by
from tests.support.viewing import VIEWS, easel

MOST_RATIO = 1.3
MOST_SECONDS = 0.5
"""From a verdict to the last of its views."""
TRIED = 8
"""How many known mistakes of an exercise are drawn to find one whose pictures differ."""
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
SHOWN = """number => new Promise(resolve => {
    const status = document.getElementById("status"), views = document.getElementById("views");
    const shown = new Map();
    let verdict = 0;
    const look = () => {
        const words = status.textContent;
        if (!verdict && words.includes("checks pass") && !words.includes("trains")) verdict = Date.now();
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
            right = visitor.solution(exercise.name)
            for what, (text, number) in {"right": (right, len(VIEWS[exercise.name])), **_mistake(exercise)}.items():
                found = [_until_views(visitor, exercise, text, number) for _ in range(ROUNDS)]
                first, last = (statistics.median(times) for times in zip(*found, strict=True))
                name = f"{exercise.name}, {what}"
                print(f"{name:<60} {first:.2f} s to the first view, {last:.2f} s to the last", flush=True)
                if min(min(times) for times in found) < 0:
                    wrong.append(f"{name}: a view comes before the verdict")
                if last > MOST_SECONDS:
                    wrong.append(f"{name}: the last view comes {last:.2f} s after the verdict")
    print(f"at most {MOST_SECONDS} s is allowed")
    return wrong


def _mistake(exercise: Exercise) -> dict[str, tuple[str, int]]:
    """Return the known mistake for which most pictures differ from the expected ones, and how many pictures it has.

    It is one of the first few; an exercise in which none of these can be drawn has none.
    """
    with InProcessSandbox() as sandbox:
        expected = _pictures(exercise, load_solutions()[exercise.name], sandbox)
        found = {}
        for member in [member for member in MISTAKES if member.exercise == exercise.name][:TRIED]:
            pictures = _pictures(exercise, member.submission, sandbox)
            found[len(pictures - expected), member.name] = member.submission, len(pictures)
    (differ, name), chosen = max(found.items())
    return {name: chosen} if differ else {}


def _pictures(exercise: Exercise, text: str, sandbox: InProcessSandbox) -> set[bytes]:
    """Return the pictures of a submission."""
    drawer = easel(exercise.name, text, sandbox)
    return {picture for view in VIEWS[exercise.name] if (picture := drawer.draw(view).picture)}


def _until_views(visitor: Visitor, exercise: Exercise, text: str, number: int) -> tuple[float, float]:
    """Return how many seconds the first and the last of so many views come after the verdict."""
    visitor.save(exercise.name, BROKEN)
    visitor.see(f"{exercise.name}.py, line 1:")
    time.sleep(SETTLE_SECONDS)
    visitor.save(exercise.name, text)
    times = visitor.tab.evaluate(SHOWN, number)
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
