"""Which edges of the state tables the tests have really walked.

Every move made in a test process is noted. At the end of a whole run the notes of all processes are put together, and
an edge that no test has walked fails the run: a test cannot be forgotten, and a walk cannot be claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from api.core.states import TABLES, HasState, States

Edge = tuple[str, str, str]
walked: set[Edge] = set()
_go = States.go


def noting(self: States, session: Any, thing: HasState, action: str, relations: Iterable[str], **note: Any) -> str:
    frm = thing.state
    to = _go(self, session, thing, action, relations, **note)
    walked.add((self.kind, frm, action))
    return to


States.go = noting  # type: ignore[method-assign]


def all_edges() -> set[Edge]:
    return {(kind, move.frm, move.action) for kind, table in TABLES.items() for move in table.moves}


def is_whole(config: pytest.Config) -> bool:
    """Whether this run holds every plain test (as `make test` does), so that a missing edge means something."""
    marks, only = config.getoption("markexpr"), config.getoption("keyword")
    everything = [str(part).rstrip("/") for part in config.args] in (["tests"], [str(config.rootpath / "tests")])
    return everything and not only and "not prove" in marks and not config.getoption("collectonly")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """In the process that leads: a test process has ended and hands over what it walked."""
    walked.update(map(tuple, getattr(node, "workeroutput", {}).get("edges", [])))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["edges"] = sorted(walked)
    elif is_whole(config) and session.exitstatus == 0:
        missing = sorted(all_edges() - walked)
        if missing:
            config.stash[_MISSING] = missing
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


_MISSING = pytest.StashKey[list[Edge]]()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for kind, frm, action in config.stash.get(_MISSING, []):
        terminalreporter.write_line(f"NO TEST WALKS THE EDGE {kind}: {frm} --{action}-->", red=True)
