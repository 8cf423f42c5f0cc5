"""Audit: what was done to what, when, from → to, without a name, text or address.

Who did it is a salted HMAC per row; the salts lie in an erasable row, so that erasing a person makes the trace
anonymous while the chain of hashes stays whole. One chain per programme; its head is always the last lock taken.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import bindparam, event, inspect, select
from sqlmodel import Field, Session, SQLModel, col

from api.core import clock
from api.core.fields import id_field, moment, table_of
from api.core.ids import new_id
from api.core.quick import Quick, QuickInsert

HOUSE = "house"  # the chain of what belongs to no programme
START = "0" * 64


class AuditRow(SQLModel, table=True):
    """One act. Append-only: triggers on both engines refuse change and removal."""

    __tablename__ = "audit_row"

    id: str = id_field()
    chain: str = Field(max_length=36, index=True)
    seq: int
    at: datetime = moment()
    action: str = Field(max_length=60)
    kind: str = Field(max_length=30)
    object_id: str = Field(max_length=36)
    frm: str | None = Field(default=None, max_length=40)
    to: str | None = Field(default=None, max_length=40)
    actor: str | None = Field(default=None, max_length=64)
    subject: str | None = Field(default=None, max_length=64)
    before: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class AuditSalt(SQLModel, table=True):
    """The erasable half: whose HMAC a row holds. Removing it anonymises the row."""

    __tablename__ = "audit_salt"

    id: str = id_field()
    audit_id: str = Field(max_length=36, index=True)
    person_id: str = Field(max_length=36, index=True)
    part: str = Field(max_length=8)
    salt: str = Field(max_length=32)


class AuditHead(SQLModel, table=True):
    __tablename__ = "audit_head"

    chain: str = Field(primary_key=True, max_length=36)
    seq: int = 0
    hash: str = Field(default=START, max_length=64)


APPEND_ONLY = ["audit_row"]


@dataclass(slots=True)
class Note:
    action: str
    kind: str
    object_id: str
    frm: str | None
    to: str | None
    programme_id: str | None
    actor: str | None
    subject: str | None


def note(
    session: Session,
    action: str,
    kind: str,
    object_id: str,
    *,
    frm: str | None = None,
    to: str | None = None,
    programme_id: str | None = None,
    actor: str | None = None,
    subject: str | None = None,
) -> None:
    """Buffers one act; the runner writes all of them once, just before commit.

    `actor` defaults to the caller the runner put into the session; `subject` is the person it was about.
    """
    actor = actor or session.info.get("actor")
    entry = Note(action, kind, object_id, frm, to, programme_id, actor, subject)
    session.info.setdefault("audit", []).append(entry)


def write_notes(session: Session) -> None:
    """Writes what was noted, chain by chain in a fixed order so that two writers cannot lock crosswise."""
    notes: list[Note] = session.info.pop("audit", [])
    if not notes:
        return
    session.flush()
    chains: dict[str, list[Note]] = {}
    for entry in notes:
        chains.setdefault(entry.programme_id or HOUSE, []).append(entry)
    for chain in sorted(chains):
        _append(session, chain, chains[chain])


heads_table, rows_table, salts_table = table_of(AuditHead), table_of(AuditRow), table_of(AuditSalt)
_of = heads_table.c.chain == bindparam("of")
_head = Quick(select(heads_table.c.seq, heads_table.c.hash).where(_of).with_for_update())
_move_head = Quick(heads_table.update().where(_of).values(seq=bindparam("end"), hash=bindparam("last")))
_new_head, _new_rows, _new_salts = QuickInsert(heads_table), QuickInsert(rows_table), QuickInsert(salts_table)


def _append(session: Session, chain: str, notes: list[Note]) -> None:
    """Plain rows: every act passes here, and a model object costs more than its insert."""
    conn = session.connection()
    head = _head.first(conn, {"of": chain})
    if head is None:
        _new_head.run(conn, [{"chain": chain, "seq": 0, "hash": START}])
    seq, before = head or (0, START)
    rows: list[dict[str, Any]] = []
    salts: list[dict[str, Any]] = []
    at = clock.now()
    for entry in notes:
        seq += 1
        row = SimpleNamespace(
            id=new_id(), chain=chain, seq=seq, at=at, action=entry.action, kind=entry.kind, object_id=entry.object_id,
            frm=entry.frm, to=entry.to, actor=None, subject=None, before=before,
        )  # fmt: skip
        for part, person in (("actor", entry.actor), ("subject", entry.subject)):
            if person:
                salt = secrets.token_hex(16)
                setattr(row, part, identity_mac(salt, person))
                kept = {"id": new_id(), "audit_id": row.id, "person_id": person, "part": part, "salt": salt}
                salts.append(kept)
        row.hash = before = row_hash(row)
        rows.append(vars(row))
    _new_rows.run(conn, rows)
    _new_salts.run(conn, salts)
    _move_head.run(conn, {"of": chain, "end": seq, "last": before})


def identity_mac(salt: str, person_id: str) -> str:
    return hmac.new(bytes.fromhex(salt), person_id.encode(), hashlib.sha256).hexdigest()


def row_hash(row: Any) -> str:
    """The link of the chain: everything the row says, and the hash before it."""
    parts = (row.chain, row.seq, row.at.isoformat(timespec="microseconds"), row.action, row.kind, row.object_id,
             row.frm, row.to, row.actor, row.subject, row.before)  # fmt: skip
    return hashlib.sha256("\x1f".join("" if part is None else str(part) for part in parts).encode()).hexdigest()


def verify(session: Session) -> list[str]:
    """Walks every chain; returns what is wrong in plain sentences (nothing when all is whole)."""
    wrong: list[str] = []
    ends: dict[str, tuple[int, str]] = {}
    walk = select(AuditRow).order_by(col(AuditRow.chain), col(AuditRow.seq)).execution_options(yield_per=1000)
    for row in session.execute(walk).scalars():
        seq, before = ends.get(row.chain, (0, START))
        if row.seq != seq + 1 or row.before != before or row.hash != row_hash(row):
            wrong.append(f"chain {row.chain}: entry {row.seq} does not follow from entry {seq}")
        ends[row.chain] = (row.seq, row.hash)
    kept = {head.chain: (head.seq, head.hash) for head in session.execute(select(AuditHead)).scalars()}
    for chain in sorted(kept.keys() | ends.keys()):
        if ends.get(chain, (0, START)) != kept.get(chain):
            wrong.append(f"chain {chain}: the newest entries are missing, or its head is")
    return wrong


def heads(session: Session) -> dict[str, str]:
    """The head of each chain, to keep somewhere else (`linkup audit verify --anchor`)."""
    return {h.chain: f"{h.seq}:{h.hash}" for h in session.execute(select(AuditHead)).scalars()}


def append_only_triggers(table: str, dialect: str) -> list[str]:
    """The statements that make a table append-only, on either engine."""
    words = f"{table} is append-only"
    if dialect == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("update", "delete")] + [
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
            for verb in ("update", "delete")
        ]
    return [
        "CREATE OR REPLACE FUNCTION linkup_append_only() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION 'append-only'; END $$ LANGUAGE plpgsql",
        f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION linkup_append_only()",
        f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION linkup_append_only()",
    ]


def install_triggers(connection: Any) -> None:
    """Puts every append-only trigger in place again (batch migrations on SQLite drop them silently)."""
    there = set(inspect(connection).get_table_names())
    for table in there.intersection(APPEND_ONLY):
        for statement in append_only_triggers(table, connection.dialect.name):
            connection.exec_driver_sql(statement.replace("%", "%%"))


@event.listens_for(SQLModel.metadata, "after_create")
def _after_create(_: Any, connection: Any, **__: Any) -> None:
    install_triggers(connection)
