"""Who is asking: the signed cookie names a session row, and the row decides.

A cookie lasts 15 minutes and is renewed at one operation only. Each renewal makes a new generation; the one before
stays good until the new one is first used plus 60 seconds (two tabs, a lost answer). Anything older is reuse.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select, update
from sqlmodel import Field, SQLModel

from api.core import clock, tokens
from api.core.fields import UtcMoment, id_field, kept_moment, moment, one_of, ref, table_of
from api.core.quick import Quick

PURPOSE = "session"
COOKIE_LASTS = timedelta(minutes=15)
YOUNG_LASTS = timedelta(days=180)
STAFF_LASTS = timedelta(hours=12)
GRACE = timedelta(seconds=60)


class LoginSession(SQLModel, table=True):
    """One phone or browser of one person ("my phones")."""

    __tablename__ = "login_session"
    __table_args__ = (one_of("ck_login_session_kind", "kind", ("young", "staff")),)

    id: str = id_field()
    person_id: str = ref("person.id")
    kind: str = Field(max_length=8)
    passkey: bool = False
    shared_phone: bool = False
    label: str = Field(max_length=60)
    made_at: datetime = moment()
    expires_at: datetime = moment()
    last_used_on: date
    generation: int = 1
    generation_used_at: datetime | None = moment(nullable=True)
    ended_at: datetime | None = moment(nullable=True)
    ended_why: str | None = Field(default=None, max_length=20)


@dataclass(slots=True)
class Identity:
    """The person behind a good cookie, as the session row says."""

    session_id: str
    person_id: str
    kind: str
    passkey: bool
    shared_phone: bool
    expires_at: datetime
    needs_touch: bool
    newest: bool = True


row = table_of(LoginSession).c
_find = Quick(select(
    row.person_id, row.kind, row.passkey, row.shared_phone, row.expires_at, row.ended_at, row.generation,
    row.generation_used_at, row.last_used_on,
).where(row.id == bindparam("id")))  # fmt: skip

_touch = (
    update(LoginSession)
    .where(row.id == bindparam("sid"))
    .values(
        last_used_on=bindparam("day"),
        generation_used_at=func.coalesce(row.generation_used_at, bindparam("used", type_=UtcMoment())),
    )
)


def identify(conn: Connection, cookie: str | None) -> Identity | None:
    """The identity of a fresh cookie, or None (no cookie, too old, ended, an older generation)."""
    if not cookie:
        return None
    try:
        token = tokens.read(PURPOSE, cookie)
    except tokens.BadToken:
        return None
    found = _find.first(conn, {"id": token.subject})
    if found is None:
        return None
    person_id, kind, passkey, shared_phone, expires, ended, generation, used, used_on = found
    at, expires_at = clock.now(), kept_moment(expires)
    if ended is not None or expires_at is None or expires_at <= at:
        return None
    current = token.more.get("gen") == generation
    if not current and not previous_still_good(token.more.get("gen"), generation, kept_moment(used), at):
        return None
    needs_touch = str(used_on) != at.date().isoformat() or (current and used is None)
    return Identity(
        token.subject, person_id, kind, bool(passkey), bool(shared_phone), expires_at, needs_touch, current
    )  # fmt: skip


def previous_still_good(mine: object, current: int, used_at: datetime | None, at: datetime) -> bool:
    """Whether the generation before the current one may still be used."""
    return mine == current - 1 and (used_at is None or at <= used_at + GRACE)


def touch(conn: Connection, identity: Identity) -> None:
    """Notes the day of use (a day, not a time: no tracking) and the first use of the newest generation.

    Use of the generation before does not count as use of the newest: its owner may never have received it.
    """
    at = clock.now()
    conn.execute(_touch, {"sid": identity.session_id, "day": at.date(), "used": at if identity.newest else None})


def cookie_for(session_id: str, generation: int) -> str:
    return tokens.sign(PURPOSE, session_id, COOKIE_LASTS, gen=generation)
