"""Shared by the tests of the inside: the judge's end of a pipe, and modules that are forgotten after a test."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.sandbox.inside.frame import Value, pack, unpack
from grader.sandbox.inside.pipe import Pipe
from grader.sandbox.outside.limit import TimeLimit
from tests.sandbox.workers import SECONDS

Told = tuple[dict[str, object], list[object]]


def told(kind: str, text: str, file: str, line: int, function: str, column: int = 0) -> Told:
    """Return the reply that reports an exception."""
    return {"outcome": "raised", "line": line, "column": column}, [kind, text, file, function]


@dataclass
class Judge:
    """The judge's end of a pipe to a server."""

    pipe: Pipe
    transcript: int = 0
    progress: list[object] = field(default_factory=list)
    side_effects: list[object] = field(default_factory=list)

    def read(self) -> tuple[dict[str, object], list[Value]]:
        limit = TimeLimit(SECONDS)
        with limit.running():
            return unpack(lambda count: self.pipe.receive(count, limit.left))

    def ask(self, do: str, *values: object, **fields: object) -> tuple[dict[str, object], list[Value]]:
        """Send a request and return fields and values of the reply; progress and side effects are stored separately."""
        self.transcript += 1
        self.pipe.send(pack({"id": self.transcript, "do": do, **fields}, values), lambda: SECONDS)
        while True:
            reply, parts = self.read()
            assert reply.pop("id") == self.transcript
            if reply["outcome"] == "side_effects":
                assert reply.keys() == {"outcome", "changed", "shared", "line"}
                self.side_effects.append((reply["changed"], reply["shared"], *parts, reply["line"]))
            elif reply["outcome"] == "progress":
                assert reply.keys() == {"outcome", "share", "loss", "accuracy"} and parts == []
                self.progress.append((reply["share"], reply["loss"], reply["accuracy"]))
            else:
                return reply, parts

    def open(self, text: str, scenarios: str = "", packages: tuple[str, ...] = (), **others: str) -> None:
        assert self.read() == ({"id": None, "outcome": "ready"}, [])
        reply = self.ask(
            "open", {"softmax": text, **others}, scenarios, exercise="softmax", packages=packages, isolation="portable"
        )
        assert reply == ({"outcome": "value"}, [None])

    def execute_anew(self, seed: int = 1) -> tuple[dict[str, object], list[Value]]:
        return self.ask("execute", seed=seed, seconds=SECONDS, after=SECONDS + 1)

    def call(self, name: str, *values: object, scenario: bool = False) -> tuple[dict[str, object], list[Value]]:
        return self.ask("call", *values, name=name, scenario=scenario)
