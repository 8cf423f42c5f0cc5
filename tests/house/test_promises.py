"""Every job, fact and question has a hearer or says why not; every sealed column is known to key rotation."""

from __future__ import annotations

import re

import pytest
from sqlmodel import SQLModel

from api.core import states
from api.core.crypto import SEALED
from api.core.facts import FACTS
from api.core.jobs import JOBS
from api.core.questions import QUESTIONS
from api.rooms import open_house
from tests.house.places import name, python

pytestmark = pytest.mark.pure
open_house()


def test_every_fact_is_heard_or_says_why_not() -> None:
    assert len(FACTS) >= 3
    for fact in FACTS.values():
        assert fact.meaning, fact.name
        assert bool(fact.hearers) != bool(fact.unheard), f"{fact.name}: heard, or a reason in `unheard`, not both"


def test_every_question_is_answered_or_says_why_not() -> None:
    assert len(QUESTIONS) >= 3
    for question in QUESTIONS.values():
        assert question.meaning, question.name
        one = bool(question.answerers) != bool(question.unanswered)
        assert one, f"{question.name}: answered, or a reason in `unanswered`, not both"


@pytest.mark.parametrize(("kind", "method"), [(FACTS, "tell"), (QUESTIONS, "ask")], ids=["facts", "questions"])
def test_what_is_registered_is_used(kind: dict[str, object], method: str) -> None:
    code = "\n".join(path.read_text() for path in python("api"))
    named = dict(re.findall(r'^(\w+) = (?:Fact|Question)\(\s*"(\w+)"', code, re.M))
    by_name = {said: constant for constant, said in named.items()}
    for said in kind:
        assert re.search(rf"\b{by_name[said]}\.{method}\(", code), f"{said} is never used"


def test_every_job_says_what_it_does_and_when() -> None:
    assert len(JOBS) >= 2
    for job in JOBS.values():
        assert re.match(r"[A-Z].{15,}", job.meaning), f"{job.name}: one sentence"
        assert len(job.cron.split()) in (5, 6), job.name


def test_every_job_that_is_woken_exists() -> None:
    for path in python("api"):
        for woken in re.findall(r"\bjobs\.wake\(\w+, \"([^\"]+)\"", path.read_text()):
            assert woken in JOBS, f"{name(path)} wakes {woken}, which is no job"


def test_every_sealed_column_is_on_the_list_that_key_rotation_walks() -> None:
    there = {
        (table.name, column.name)
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if column.name.startswith("sealed_") or column.name.endswith("_sealed")
    }
    listed = {(table, column) for table, column, _ in SEALED}
    assert there, "where have the sealed columns gone?"
    assert there == listed, f"not both: {sorted(there ^ listed)}"
    assert len(SEALED) == len({logical for _, _, logical in SEALED})
    assert all("id" in SQLModel.metadata.tables[table].columns for table, _ in listed), "rotation goes by id"


def test_every_state_table_knows_its_states_and_says_what_cannot_be_done() -> None:
    for kind, table in states.TABLES.items():
        named = {move.frm for move in table.moves} | {move.to for move in table.moves}
        assert named <= table.words.keys(), f"{kind}: no sentence for {sorted(named - table.words.keys())}"
        edges = [(move.frm, move.action) for move in table.moves]
        assert len(edges) == len(set(edges)), f"{kind}: two edges for one action from one state"
        assert all(move.by for move in table.moves), f"{kind}: an edge nobody may take"


def test_every_check_and_constraint_has_a_name() -> None:
    for table in SQLModel.metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, (
                f"{table.name}: a batch migration on SQLite would drop a {type(constraint).__name__}"
            )
