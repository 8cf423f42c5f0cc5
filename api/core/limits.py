"""Counters in the database that slow down guessing: so many tries in a window, then wait.

No library keeps such counters in SQL, so this is one small table. Keys are blind hashes, never addresses.
"""

from datetime import datetime, timedelta

from sqlalchemy import PrimaryKeyConstraint, delete, select
from sqlmodel import Field, Session, SQLModel, col

from api.core import clock
from api.core.crypto import sealer
from api.core.errors import Refuse, too_many
from api.core.fields import moment


class LimitCounter(SQLModel, table=True):
    __tablename__ = "limit_counter"
    __table_args__ = (PrimaryKeyConstraint("name", "key", name="pk_limit_counter"),)

    name: str = Field(max_length=30)
    key: str = Field(max_length=64)
    count: int = 0
    since: datetime = moment(index=True)


def blocked(session: Session, name: str, key: str, most: int, window: timedelta) -> Refuse | None:
    """The refusal when `most` tries within `window` are used up; counts nothing."""
    counter = _find(session, name, key)
    at = clock.now()
    if counter is None or counter.since + window <= at or counter.count < most:
        return None
    return too_many(max(1, int((counter.since + window - at).total_seconds())))


def count(session: Session, name: str, key: str, window: timedelta) -> int:
    """Counts one try (kept also when the answer is a refusal, if the action returns it). Returns the tries so far."""
    at = clock.now()
    counter = _find(session, name, key)
    if counter is None:
        counter = LimitCounter(name=name, key=sealer().blind(f"limit:{name}", key), count=0, since=at)
        session.add(counter)
    elif counter.since + window <= at:
        counter.count, counter.since = 0, at
    counter.count += 1
    session.flush()
    return counter.count


def clear(session: Session, name: str, key: str) -> None:
    counter = _find(session, name, key)
    if counter is not None:
        session.delete(counter)


def forget_old(session: Session) -> int:
    """Removes counters nobody has touched for two days; returns how many."""
    old = clock.now() - timedelta(days=2)
    return session.connection().execute(delete(LimitCounter).where(col(LimitCounter.since) < old)).rowcount


def _find(session: Session, name: str, key: str) -> LimitCounter | None:
    hashed = sealer().blind(f"limit:{name}", key)
    wanted = select(LimitCounter).where(col(LimitCounter.name) == name, col(LimitCounter.key) == hashed)
    return session.execute(wanted.with_for_update()).scalar_one_or_none()
