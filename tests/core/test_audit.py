"""The audit: one whole chain per programme, nobody can change it, and erasing a person leaves it whole."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from api.core import audit
from api.core.audit import AuditHead, AuditRow, AuditSalt
from api.core.db import Database
from tests.world import World


def noted(db: Database, *actions: str, **more: Any) -> None:
    def work(session: Session) -> None:
        for action in actions:
            audit.note(session, action, "thing", "t1", actor="kai", subject="ana", **more)

    db.run_now(work)


def wrong(db: Database) -> list[str]:
    with db.look() as session:
        return audit.verify(session)


def sql(db: Database, *statements: str) -> None:
    def work(session: Session) -> None:
        for statement in statements:
            session.connection().exec_driver_sql(statement)

    db.run_now(work)


def without_triggers(db: Database, *statements: str) -> None:
    """What somebody with full rights on the database could do."""
    if db.sqlite:
        sql(db, "DROP TRIGGER audit_row_no_update", "DROP TRIGGER audit_row_no_delete")
        sql(db, *statements)
        db.run_now(lambda session: audit.install_triggers(session.connection()))
    else:
        sql(db, "SET LOCAL session_replication_role = replica", *statements)


def test_each_programme_has_a_chain_of_its_own(world: World) -> None:
    noted(world.db, "a", "b", programme_id="p1")
    noted(world.db, "c", programme_id="p2")
    noted(world.db, "d")
    noted(world.db, "e", programme_id="p1")
    rows = sorted((row.chain, row.seq, row.action) for row in world.all(AuditRow))
    assert rows == [("house", 1, "d"), ("p1", 1, "a"), ("p1", 2, "b"), ("p1", 3, "e"), ("p2", 1, "c")]
    assert wrong(world.db) == []


def test_no_identity_is_in_the_row_but_the_salt_can_tell(world: World) -> None:
    noted(world.db, "a")
    row, salts = world.all(AuditRow)[0], {salt.part: salt for salt in world.all(AuditSalt)}
    assert "kai" not in repr(row.model_dump())
    assert "ana" not in repr(row.model_dump())
    assert row.actor == audit.identity_mac(salts["actor"].salt, "kai")
    assert row.subject == audit.identity_mac(salts["subject"].salt, "ana")


def test_the_same_person_looks_different_in_every_row(world: World) -> None:
    noted(world.db, "a", "b", "c")
    rows = world.all(AuditRow)
    assert len({row.actor for row in rows} | {row.subject for row in rows}) == 6


def test_erasing_a_persons_salts_keeps_the_chain_whole(world: World) -> None:
    noted(world.db, "a", "b")
    sql(world.db, "DELETE FROM audit_salt WHERE person_id = 'kai'")
    assert wrong(world.db) == []
    assert {salt.person_id for salt in world.all(AuditSalt)} == {"ana"}


CHANGES = {
    "update": "UPDATE audit_row SET action = 'x'",
    "delete": "DELETE FROM audit_row",
    "replace": "INSERT OR REPLACE INTO audit_row SELECT * FROM audit_row",
    "upsert": "INSERT INTO audit_row SELECT * FROM audit_row WHERE true ON CONFLICT (id) DO UPDATE SET action = 'x'",
    "truncate": "TRUNCATE audit_row",
    "truncate cascade": "TRUNCATE audit_row CASCADE",
}
SQLITE_ONLY, POSTGRES_ONLY = {"replace"}, {"truncate", "truncate cascade"}


def test_no_statement_changes_what_was_noted(world: World) -> None:
    noted(world.db, "a", "b")
    tried = CHANGES.keys() - (POSTGRES_ONLY if world.db.sqlite else SQLITE_ONLY)
    assert len(tried) >= 4
    for name in sorted(tried):
        with pytest.raises(DBAPIError, match="append-only"):
            sql(world.db, CHANGES[name])
        assert wrong(world.db) == [], name
    assert [row.action for row in world.all(AuditRow)] == ["a", "b"]


TAMPERING = {
    "a word": "UPDATE audit_row SET action = 'x' WHERE seq = 2",
    "who": "UPDATE audit_row SET actor = subject WHERE seq = 2",
    "when": "UPDATE audit_row SET at = (SELECT at FROM audit_row WHERE seq = 1 AND chain = 'p1') WHERE seq = 3",
    "one taken out": "DELETE FROM audit_row WHERE seq = 2",
    "the last taken out": "DELETE FROM audit_row WHERE seq = 3",
    "all taken out": "DELETE FROM audit_row",
    "moved to another chain": "UPDATE audit_row SET chain = 'p2' WHERE seq = 3",
    "head taken out": "DELETE FROM audit_head",
    "head put back": "UPDATE audit_head SET seq = 2",
}


@pytest.mark.parametrize("statement", TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_is_found(world: World, statement: str) -> None:
    noted(world.db, "a", programme_id="p1")
    noted(world.db, "b", "c", programme_id="p1")
    assert wrong(world.db) == []
    without_triggers(world.db, statement)
    if statement.startswith("UPDATE audit_row SET at"):
        assert len({row.at for row in world.all(AuditRow)}) < 3
    assert wrong(world.db), "nobody noticed"


def test_many_writers_at_once_make_one_chain(world: World) -> None:
    async def run() -> None:
        def work(session: Session) -> None:
            audit.note(session, "a", "thing", "t", programme_id="p1")
            audit.note(session, "b", "thing", "t")

        await asyncio.gather(*(world.db.run(work) for _ in range(40)))

    asyncio.run(run())
    assert wrong(world.db) == []
    assert {head.chain: head.seq for head in world.all(AuditHead)} == {"p1": 40, "house": 40}


def test_the_anchor_names_the_head_of_each_chain(world: World) -> None:
    noted(world.db, "a", "b", programme_id="p1")
    last = max(world.all(AuditRow), key=lambda row: row.seq)
    with world.db.look() as session:
        assert audit.heads(session) == {"p1": f"2:{last.hash}"}


def test_the_triggers_can_be_put_in_place_again_and_again(world: World) -> None:
    for _ in range(2):
        world.db.run_now(lambda session: audit.install_triggers(session.connection()))
    noted(world.db, "a")
    with pytest.raises(DBAPIError, match="append-only"):
        world.db.run_now(lambda session: session.connection().execute(text("DELETE FROM audit_row")))
