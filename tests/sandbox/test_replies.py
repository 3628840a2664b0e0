"""Which replies are answers, and which break the connection: tested with real processes that send arbitrary bytes."""

from __future__ import annotations

import time

import pytest

from grader.results.report import Limit
from grader.sandbox.outside.answers import (
    Answer,
    Died,
    Large,
    Missing,
    Progress,
    Raised,
    Returned,
    SideEffects,
    SourceLocation,
)
from tests.sandbox.workers import (
    BROKE,
    HANG,
    Open,
    place_of_hang,
    posix,
)
from tests.support.proc import end_soon, is_running

FORGED = {
    "garbage": "b'\\xff' * 100",
    "text": "b'HTTP/1.1 200 OK\\r\\n\\r\\n'",
    "a length beyond the limit": "struct.pack('<II', 2, 64 * 1024 * 1024 + 1)",
    "an answer to an earlier question": "frame(b'', [NONE], outcome='value', id='00' * 8)",
    "an answer to no question": "frame(b'', [NONE], outcome='value')",
    "ready once more": "frame(outcome='ready', id=None)",
    "an unknown outcome": "reply(b'', [NONE], outcome='passed')",
    "no outcome": "reply(b'', [NONE])",
    "an outcome that is no text": "reply(b'', [NONE], outcome=['value'])",
    "no value": "reply(outcome='value')",
    "two values": "reply(b'', [NONE, NONE], outcome='value')",
    "a value with more": "reply(b'', [NONE], outcome='value', score=100)",
    "an array of objects": "reply(bytes(8), [{'kind': 'array', 'dtype': '|O', 'shape': [1]}], outcome='value')",
    "large with a number": "reply(b'', [ONE], outcome='large')",
    "large with two texts": "reply(b'ab', [TEXT] * 2, outcome='large')",
    "large with more": "reply(b'a', [TEXT], outcome='large', size=1)",
    "missing with two texts": "reply(b'ab', [TEXT] * 2, outcome='missing')",
    "missing with a number": "reply(b'ab', [TEXT, TEXT, ONE], outcome='missing')",
    "missing with more": "reply(b'abc', [TEXT] * 3, outcome='missing', line=1)",
    "raised with three texts": "reply(b'abc', [TEXT] * 3, outcome='raised', line=1, column=0)",
    "raised with a number": "reply(b'abc', [TEXT] * 3 + [ONE], outcome='raised', line=1, column=0)",
    "raised without a column": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1)",
    "raised at a negative line": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=-1, column=0)",
    "raised at a line beyond all files": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=10**6, column=0)",
    "raised at a column beyond all files": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1, column=10**6)",
    "raised at a negative column": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1, column=-1)",
    "raised at a line that is no int": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1.0, column=0)",
    "raised at a column that is a bool": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1, column=True)",
    "progress beyond the end": "progress(1.5)",
    "progress before the start": "progress(-0.1)",
    "progress of nan": "progress(float('nan'))",
    "progress of an int": "progress(1)",
    "progress of a bool": "progress(True)",
    "progress of a text": "progress('0.5')",
    "progress without a share": "reply(outcome='progress', loss=None, accuracy=None)",
    "progress without a loss": "reply(outcome='progress', share=0.5, accuracy=None)",
    "progress with more": "progress(0.5, score=1)",
    "progress with a loss of text": "progress(0.5, loss='1')",
    "progress with a loss that is a bool": "progress(0.5, loss=True)",
    "progress with an accuracy of an int": "progress(0.5, accuracy=1)",
    "progress with an accuracy beyond 1": "progress(0.5, accuracy=1.5)",
    "progress with an accuracy of nan": "progress(0.5, accuracy=float('nan'))",
}
FORGED_NOTES = {
    "a note on an argument that is not there": "side_effects(changed=[1])",
    "a note on an argument before the first": "side_effects(shared=[-1])",
    "a note on an argument twice": "side_effects(shared=[0, 0])",
    "a note on a truth value": "side_effects(changed=[False])",
    "a note on a number": "side_effects(changed=0)",
    "a note without end": "side_effects() * 2",
    "a note at a negative line": "side_effects(line=-1)",
    "a note at a line beyond all files": "side_effects(line=10**6)",
    "a note at a line that is no int": "side_effects(line=1.0)",
    "a note with more": "side_effects(score=1)",
    "a note with three texts": "reply(b'abc', [TEXT] * 3, outcome='side_effects', changed=[0], shared=[], line=1)",
    "a note with a number": "reply(b'a', [TEXT, ONE], outcome='side_effects', changed=[0], shared=[], line=1)",
    "a note without a line": "reply(b'ab', [TEXT] * 2, outcome='side_effects', changed=[0], shared=[])",
    "a note without arguments": "reply(b'ab', [TEXT] * 2, outcome='side_effects', line=1)",
    "a note on nothing": "reply(b'', [EMPTY] * 2, outcome='side_effects', changed=[], shared=[], line=0)",
}


@pytest.mark.parametrize("forged", [*FORGED.values(), *FORGED_NOTES.values()], ids=[*FORGED, *FORGED_NOTES])
def test_what_is_no_answer_breaks_the_connection(forged: str, stand_in: Open) -> None:
    """Nothing but exactly the form of an answer is one; the worker is killed at the first breach."""
    told: list[Progress] = []
    worker = stand_in(f"write({forged} + reply(b'', [ONE], outcome='value'))\ntime.sleep(600)")
    assert worker.call("f", [1], on_progress=told.append) == BROKE
    assert told == []
    assert not worker.alive
    assert not is_running(worker.pid)


SOUND = {
    "a value": ("reply(b'', [ONE], outcome='value')", Returned(1)),
    "large": ("reply(b'a', [TEXT], outcome='large')", Large("a")),
    "missing": ("reply(b'abc', [TEXT] * 3, outcome='missing')", Missing("a", "b", "c")),
    "raised": (
        "reply(b'abcd', [TEXT] * 4, outcome='raised', line=999_999, column=999_999)",
        Raised("a", "b", SourceLocation("c", 999_999, 999_999, "d")),
    ),
    "raised nowhere": (
        "reply(b'ab', [TEXT] * 2 + [EMPTY] * 2, outcome='raised', line=0, column=0)",
        Raised("a", "b", None),
    ),
    "a note and a value": (
        "side_effects() + reply(b'', [ONE], outcome='value')",
        Returned(1, SideEffects((0,), (), "a", "b", 1)),
    ),
    "a note and an error": (
        "side_effects() + reply(b'abcd', [TEXT] * 4, outcome='raised', line=1, column=0)",
        Raised("a", "b", SourceLocation("c", 1, 0, "d")),
    ),
}


@pytest.mark.parametrize(("sound", "expected"), SOUND.values(), ids=SOUND)
def test_what_is_an_answer_does_not(sound: str, expected: Answer, stand_in: Open) -> None:
    """Control: the forged answers above are refused for what is wrong with them."""
    worker = stand_in(f"write({sound})\ntime.sleep(600)")
    assert worker.call("f", [1]) == expected
    assert worker.alive


def test_half_an_answer_is_waited_for_and_no_longer(stand_in: Open) -> None:
    """A frame that begins and does not go on ends at the deadline."""
    worker = stand_in("write(reply(b'', [NONE], outcome='value')[:-1])\ntime.sleep(600)", HANG)
    assert place_of_hang(worker.call("f", []), Limit.WAITING) is None


def test_an_answer_too_many_is_no_answer_to_the_next_question(stand_in: Open) -> None:
    """Two answers to one call, as after a fork, break the connection for the next call."""
    worker = stand_in("write(reply(b'', [ONE], outcome='value') * 2)\nask()\ntime.sleep(600)")
    assert worker.call("f", []) == Returned(1)
    assert worker.call("f", []) == BROKE


@posix
def test_a_closed_pipe_is_the_end_of_a_worker_that_lives(stand_in: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is killed, though it was still alive, so that nobody seems to have killed it from outside."""
    monkeypatch.setattr("grader.sandbox.outside.worker.LAST_SECONDS", 0.1)
    worker = stand_in("os.close(1)\ntime.sleep(600)")
    assert worker.call("f", []) == Died("closed the connection to the grader", None)
    assert not is_running(worker.pid)


@posix
def test_a_child_that_holds_the_pipe_open_is_not_waited_for_beyond_the_deadline(stand_in: Open) -> None:
    """Its parent is gone, and no end of the pipe tells so: the deadline does, and the child is killed."""
    worker = stand_in("if os.fork(): os._exit(0)\nos.write(2, b'%d' % os.getpid())\ntime.sleep(600)", HANG)
    assert place_of_hang(worker.call("f", []), Limit.WAITING) is None
    assert end_soon(int(worker.printed()))


def test_a_flood_of_progress_does_not_move_the_deadline(stand_in: Open) -> None:
    """A worker that always has something to say is heard until its time is over, and no longer."""
    worker = stand_in("write(progress(0.5) * 600 + reply(b'', [ONE], outcome='value'))", HANG)
    # Each is heard for a millisecond, so that the pipe is not empty before the time is over.
    answer = worker.call("f", [], on_progress=lambda _: time.sleep(0.001))
    assert place_of_hang(answer, Limit.WAITING) is None


BREAK_IN = """
import os, sys, threading

def pipe():
    frame = sys._getframe()
    while not hasattr(frame.f_locals.get("self"), "_judge"):
        frame = frame.f_back
    to = frame.f_locals["self"]._judge._to
    os.set_blocking(to, True)
    return to

def scribble(to):
    while True:
        os.write(to, bytes(range(255, 0, -1)))
        wrote.set()

wrote = threading.Event()

def garbage():
    os.write(pipe(), bytes(range(255, 0, -1)))
    return 1

def later():
    threading.Timer(0.05, scribble, [pipe()]).start()

def wait():
    wrote.wait()
"""


@posix
def test_a_submission_that_finds_the_pipe_ends_itself_and_no_more(opened: Open) -> None:
    """It may write what it wants: the first bytes that are no answer are the last that are read."""
    worker = opened(BREAK_IN)
    assert worker.call("garbage", []) == BROKE
    assert not is_running(worker.pid)


@posix
def test_a_thread_that_writes_to_the_pipe_ends_with_the_worker(opened: Open) -> None:
    """What it writes between two calls is no answer to the second, whatever the second answers itself."""
    worker = opened(BREAK_IN)
    assert worker.call("later", []) == Returned(None)
    assert worker.call("wait", []) == BROKE
    assert not is_running(worker.pid)
