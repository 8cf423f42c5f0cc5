"""Doing it twice is harmless: the ids of a result are stored with its effect, and the answer is rendered again.

Scope is the person, or the keyed hash of the secret where there is no person yet. Refusals are not stored.
The same key with another body is 422. Kept 30 days.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import PrimaryKeyConstraint, bindparam, delete, select
from sqlmodel import Field, Session, SQLModel

from api.core import clock
from api.core.crypto import sealer
from api.core.errors import Problem
from api.core.fields import JsonText, moment, table_of
from api.core.quick import Quick, QuickInsert

KEPT = timedelta(days=30)
MAX_KEY = 80


class IdempotencyRow(SQLModel, table=True):
    __tablename__ = "idempotency"
    __table_args__ = (PrimaryKeyConstraint("scope", "key", name="pk_idempotency"),)

    scope: str = Field(max_length=64)
    key: str = Field(max_length=MAX_KEY)
    operation: str = Field(max_length=60)
    body: str = Field(max_length=64)
    made: list[str] = Field(sa_type=JsonText)
    at: datetime = moment(index=True)


@dataclass(slots=True, frozen=True)
class Once:
    """One keyed request: whose, which key, and the hash of what was sent."""

    scope: str
    key: str
    operation: str
    body: str


row = table_of(IdempotencyRow).c
_find = Quick(
    select(row.operation, row.body, row.made).where(row.scope == bindparam("s"), row.key == bindparam("k"))
)  # fmt: skip
_insert = QuickInsert(table_of(IdempotencyRow))


def body_hash(path: str, body: bytes) -> str:
    """Keyed, because what is sent may be short enough to guess (a code, an age, a yes or no)."""
    return sealer().blind("idempotency", hashlib.sha256(path.encode() + b"\0" + body).hexdigest())


def secret_scope(secret: str) -> str:
    """What stands for the person while there is none yet; keyed, so that a copy of the database opens no door."""
    return sealer().blind("idempotency_scope", secret)


def seen(session: Session, once: Once) -> list[str] | None:
    """The ids made the first time, or None. Raises 422 when the key was used for something else."""
    found = _find.row(session.connection(), {"s": once.scope, "k": once.key})
    if found is None:
        return None
    if (found.operation, found.body) != (once.operation, once.body):
        sentence = "That was sent before with other words. Please send it again as something new."
        raise Problem(422, "key_reused", sentence)
    made: list[str] = found.made
    return made


def keep(session: Session, once: Once, made: list[str]) -> None:
    values = {"scope": once.scope, "key": once.key, "operation": once.operation, "body": once.body}
    _insert.run(session.connection(), [values | {"made": made, "at": clock.now()}])


def forget_old(session: Session) -> int:
    """Removes what is older than 30 days; returns how many."""
    done = session.connection().execute(delete(IdempotencyRow).where(row.at < clock.now() - KEPT))
    return done.rowcount
