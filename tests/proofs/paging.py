"""The page in a real Chromium: how fast a verdict is there, and what many tabs and saves leave behind.

    python -m tests.proofs.paging [PART ...] [--share F]

``speed``  from save to the verdict in the page, against watch mode in a terminal: the median ratio over the exercises
           that train nothing; at most 1.3
``saves``  1,000 saves, with 20 tabs open, leave the memory and the descriptors of the process level, and every tab
           shows the last verdict

With ``--share 0.1`` a tenth of it. Exit code 1 if anything is wrong. It needs Playwright and the system's Chromium.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import load_course
from tests.proofs.watching import BROKEN, MORE_DESCRIPTORS, MORE_MEMORY, Person, watching
from tests.support.attacks import copy_of_kit
from tests.support.page import PageProcess, chromium
from tests.support.proc import children, descriptors, resident

MOST_RATIO = 1.3
ROUNDS = 3
SAVES, TABS = 1000, 20
SETTLE_SECONDS = 3.0
"""Until the process for the next grading is warm: it draws views, and has read all that it needs for them."""
MILLISECONDS = 60_000.0
NOTICE = """words => new Promise(resolve => {
    const part = document.getElementById("status");
    const look = () => part.textContent.includes(words) && resolve(Date.now());
    new MutationObserver(look).observe(part, {childList: true, subtree: true});
    look();
})"""
"""Returns the time at which the page says these words."""


@dataclass
class Visitor:
    """Somebody with the page in a browser, and a kit of their own.

    Attributes
    ----------
    kit : Path
        The kit.
    process : PageProcess
        What serves the page.
    tab : Page
        A tab of the browser.
    """

    kit: Path
    process: PageProcess
    tab: Any

    def save(self, name: str, text: str) -> None:
        """Save the file of an exercise."""
        (self.kit / "exercises" / f"{name}.py").write_text(text, encoding="utf-8")

    def solution(self, name: str) -> str:
        """Return the solution of an exercise."""
        return (self.kit / "solutions" / f"{name}.py").read_text(encoding="utf-8")

    def see(self, text: str, tab: Any = None) -> None:
        """Wait until a tab shows a text."""
        (tab or self.tab).get_by_text(text).first.wait_for(timeout=MILLISECONDS)

    def more_tabs(self, number: int) -> list[Any]:
        """Open further tabs, and return all."""
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


def saves(share: float) -> list[str]:
    """Save many times with many tabs open, and compare what the process holds; return what is wrong."""
    number = max(20, round(share * SAVES))
    with visiting() as visitor:
        pid = visitor.process.process.pid
        visitor.tab.locator("#go-softmax").click()
        tabs = visitor.more_tabs(TABS - 1)
        _save_often(visitor, 20)
        before = resident(pid), len(descriptors(pid)), len(children(pid))
        _save_often(visitor, number)
        after = resident(pid), len(descriptors(pid)), len(children(pid))
        for tab in tabs:
            visitor.see("All 6 checks pass", tab)
    print(
        f"{TABS} tabs, {number} saves: {before[0]:,} KiB and then {after[0]:,}, {before[1]} descriptors and then "
        f"{after[1]}, {before[2]} processes and then {after[2]}"
    )
    level = (
        after[0] - before[0] <= MORE_MEMORY and after[1] - before[1] <= MORE_DESCRIPTORS and after[2] <= before[2] + 1
    )
    return [] if level else ["what the process holds grows"]


def _save_often(visitor: Visitor, number: int) -> None:
    """Save, three times out of four before the verdict on the save before, and wait for the last verdict."""
    for count in range(number):
        visitor.save("softmax", visitor.solution("softmax") if count % 2 else BROKEN)
        if count % 4 == 3:
            visitor.see("All 6 checks pass")
    visitor.save("softmax", visitor.solution("softmax"))
    visitor.see("All 6 checks pass")
    time.sleep(3 * SETTLE_SECONDS)


PARTS: dict[str, Callable[[float], list[str]]] = {"speed": speed, "saves": saves}


def main() -> int:
    """Do the parts that are named, or all; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.paging", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []], default=[])
    parser.add_argument("--share", type=float, default=1.0, metavar="F", help="do this share of it")
    words = parser.parse_args()
    wrong = [line for part in words.parts or PARTS for line in PARTS[part](words.share)]
    for line in wrong:
        print(f"wrong: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
