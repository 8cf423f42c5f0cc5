"""The keeper of the state tables' edges does notice: see tests/edges.py, which fails a whole run for a missing edge."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from sqlmodel import Session

from api.core.states import TABLES, Move, States, by
from tests import conftest, edges
from tests.edges import is_whole, walked

pytestmark = pytest.mark.pure


class Thing:
    id = "t"
    state = "a"


@pytest.fixture
def table() -> Any:
    made = States("of_this_test", {}, [Move("a", "go", "b", by("house")), Move("b", "back", "a", by("house"))])
    yield made
    del TABLES["of_this_test"]
    walked.difference_update({one for one in walked if one[0] == "of_this_test"})


def missing() -> set[edges.Edge]:
    return {edge for edge in edges.all_edges() - walked if edge[0] == "of_this_test"}


def test_a_walked_edge_is_noted_and_a_refused_one_is_not(table: States) -> None:
    thing = Thing()
    assert missing() == {("of_this_test", "a", "go"), ("of_this_test", "b", "back")}
    table.go(Session(), thing, "go", {"house"})
    with pytest.raises(Exception, match="state"):
        table.go(Session(), thing, "go", {"house"})
    assert missing() == {("of_this_test", "b", "back")}


def config(args: list[str], marks: str = "not browser and not prove", keyword: str = "") -> Any:
    options = {"markexpr": marks, "keyword": keyword, "collectonly": False}
    return SimpleNamespace(args=args, rootpath="/x", getoption=options.__getitem__)


@pytest.mark.parametrize(
    ("run", "whole"),
    [(config(["tests"]), True), (config(["tests/core"]), False), (config(["tests"], "prove"), False),
     (config(["tests"], keyword="one"), False)],
)  # fmt: skip
def test_only_a_whole_run_is_judged(run: Any, whole: bool) -> None:
    run.rootpath = type(conftest._home)("/x")
    assert is_whole(run) is whole


def test_an_edge_that_nobody_walked_fails_the_run(table: States, monkeypatch: pytest.MonkeyPatch) -> None:
    run = config(["tests"])
    run.rootpath, run.stash = type(conftest._home)("/x"), {}
    session: Any = SimpleNamespace(config=run, exitstatus=0)
    edges.pytest_sessionfinish(session)
    assert session.exitstatus == pytest.ExitCode.TESTS_FAILED
    assert ("of_this_test", "a", "go") in next(iter(run.stash.values()))
    monkeypatch.setattr(edges, "walked", edges.all_edges())
    session.exitstatus = 0
    edges.pytest_sessionfinish(session)
    assert session.exitstatus == 0
