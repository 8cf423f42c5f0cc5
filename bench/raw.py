"""The raw writer: an answer with the driver alone. The same token, the same statements, the same hashes, a commit each.

No framework, no access table, no runner, no rules: what it writes is what `answer_event` writes, and nothing is left
out: who, may they, seen before, the activity's lock, my answer, the places, the key, the audit with its salts and head.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, NamedTuple

import psycopg
from psycopg import IsolationLevel
from sqlalchemy.engine import make_url

from api.core import audit, clock, sessions, tokens
from api.core.fields import kept_moment
from api.core.ids import new_id

WHO = """
  SELECT person_id, kind, passkey, shared_phone, expires_at, ended_at, generation, generation_used_at, last_used_on
  FROM login_session WHERE id = ?
"""
MAY = """
  SELECT e.programme_id, e.group_id, e.state, e.published_at, g.visibility, m.role, m.state
  FROM event e JOIN power_group g ON g.id = e.group_id
  LEFT JOIN membership m ON m.group_id = e.group_id AND m.person_id = ? WHERE e.id = ?
"""
SEEN = "SELECT operation, body, made FROM idempotency WHERE scope = ? AND key = ?"
LOCK = """
  SELECT id, programme_id, group_id, title, state, starts_at, ends_at, zone, capacity, places_taken, places_held,
  waiting, line_counter, first_lapse_at, offer_hours FROM event WHERE id = ?
"""
MINE = """
  SELECT id, answer, children, line_no, offer_until, any_time, passed_over FROM event_answer
  WHERE event_id = ? AND person_id = ?
"""
SAY = """
  INSERT INTO event_answer (id, event_id, person_id, answer, children, any_time, passed_over, answered_at)
  VALUES (?, ?, ?, ?, 0, ?, ?, ?)
  ON CONFLICT (event_id, person_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at
"""
COUNT = """
  UPDATE event SET places_taken = ?, places_held = ?, waiting = ?, line_counter = ?, first_lapse_at = ? WHERE id = ?
"""
KEEP = "INSERT INTO idempotency (scope, key, operation, body, made, at) VALUES (?, ?, ?, ?, ?, ?)"
HEAD = "SELECT seq, hash FROM audit_head WHERE chain = ?"
FIRST_HEAD = "INSERT INTO audit_head (chain, seq, hash) VALUES (?, 0, ?)"
NOTE = """
  INSERT INTO audit_row (id, chain, seq, at, action, kind, object_id, frm, "to", actor, subject, before, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SALTS = "INSERT INTO audit_salt (id, audit_id, person_id, part, salt) VALUES (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)"
MOVE = "UPDATE audit_head SET seq = ?, hash = ? WHERE chain = ?"
TAKES = {"going": 1}


class Send(NamedTuple):
    """One answer somebody sends."""

    cookie: str
    event_id: str
    answer: str
    key: str


@dataclass(slots=True)
class RawWriter:
    """One connection. `marks`: how this engine writes a place in a statement, and how it locks a row."""

    conn: Any
    is_sqlite: bool

    def run(self, statement: str, *values: Any) -> Any:
        return self.conn.execute(statement if self.is_sqlite else _postgres(statement), values)

    def answer(self, send: Send) -> dict[str, Any]:
        """Writes one answer and commits it."""
        self.conn.execute("BEGIN IMMEDIATE" if self.is_sqlite else "BEGIN")
        try:
            said = self._write(send)
        except BaseException:
            self.conn.execute("ROLLBACK")
            raise
        self.conn.execute("COMMIT")
        return said

    def _write(self, send: Send) -> dict[str, Any]:
        token = tokens.read(sessions.PURPOSE, send.cookie)
        person, _, _, _, expires, ended, *_ = self.run(WHO, token.subject).fetchone()
        now = clock.now()
        at = now.isoformat(timespec="microseconds") if self.is_sqlite else now
        assert ended is None and (kept_moment(expires) or now) > now
        programme, _, state, _, _, _, member = self.run(MAY, person, send.event_id).fetchone()
        assert state == "published" and member == "active"
        assert self.run(SEEN, person, send.key).fetchone() is None
        event = self.run(LOCK if self.is_sqlite else LOCK + " FOR NO KEY UPDATE", send.event_id).fetchone()
        before = self.run(MINE, send.event_id, person).fetchone()
        was = TAKES.get(before[1], 0) if before else 0
        self.run(SAY, new_id(), send.event_id, person, send.answer, False, False, at)
        taken = event[9] + TAKES.get(send.answer, 0) - was
        if taken != event[9]:
            self.run(COUNT, taken, event[10], event[11], event[12], event[13], send.event_id)
        made = f'["{send.event_id}", "{person}"]'
        self.run(KEEP, person, send.key, "answer_event", "0" * 64, made, at)
        self._note(programme, send, person, now)
        return {"answer": send.answer, "children": 0, "place_in_line": None, "offer_until": None, "needs": {},
                "any_time": False, "can": ["read_event", "answer_event"], "words": "You're in."}  # fmt: skip

    def _note(self, chain: str, send: Send, person: str, now: Any) -> None:
        found = self.run(HEAD if self.is_sqlite else HEAD + " FOR UPDATE", chain).fetchone()
        if found is None:
            self.run(FIRST_HEAD, chain, audit.START)
        seq, before = found or (0, audit.START)
        salts = [secrets.token_hex(16), secrets.token_hex(16)]
        row = SimpleNamespace(
            id=new_id(), chain=chain, seq=seq + 1, at=now, action="event.answer_event", kind="event",
            object_id=send.event_id, frm=None, to=send.answer, actor=audit.identity_mac(salts[0], person),
            subject=audit.identity_mac(salts[1], person), before=before,
        )  # fmt: skip
        row.hash = audit.row_hash(row)
        values = vars(row) | {"at": now.isoformat(timespec="microseconds") if self.is_sqlite else now}
        self.run(NOTE, *values.values())
        self.run(SALTS, new_id(), row.id, person, "actor", salts[0], new_id(), row.id, person, "subject", salts[1])
        self.run(MOVE, row.seq, row.hash, chain)

    def close(self) -> None:
        self.conn.close()


_MARKED: dict[str, str] = {}


def _postgres(statement: str) -> str:
    """The same statement as psycopg writes it."""
    found = _MARKED.get(statement)
    if found is None:
        found = _MARKED[statement] = statement.replace("?", "%s")
    return found


def raw_writer(url: str) -> RawWriter:
    """A writer on a connection of its own; synchronous=FULL on SQLite, as the app has it."""
    if url.startswith("sqlite"):
        path = str(make_url(url).database)
        conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON",
                       "cache_size=-16000", "mmap_size=268435456", "temp_store=MEMORY"):  # fmt: skip
            conn.execute(f"PRAGMA {pragma}")
        return RawWriter(conn, is_sqlite=True)
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    driver = psycopg.connect(plain, autocommit=True)
    driver.isolation_level = IsolationLevel.READ_COMMITTED
    return RawWriter(driver, is_sqlite=False)
