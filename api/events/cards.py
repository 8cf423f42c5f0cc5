"""Cards of activities: what's on for me, and one card of one activity.

`whats_on` is the page people open most: one statement built once, columns not entities, `can` from a cache.
"""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic_core import to_json
from sqlalchemy import ColumnElement, Select, and_, case, func, null, or_, select
from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.core.errors import bad_input
from api.core.fields import UtcMoment, table_of
from api.core.quick import Quick
from api.events import rules
from api.events.kinds import NO_ANSWERS
from api.events.models import Event, EventAnswer
from api.events.schemas_page import EventCard
from api.events.wire import wire_moment, word
from api.groups.models import Membership, PowerGroup
from api.groups.relations import BELONGS, IN_PROGRAMME
from api.programmes.models import StaffRole
from api.programmes.relations import current_role

event = table_of(Event)
answer = table_of(EventAnswer)
group = table_of(PowerGroup)
member = table_of(Membership)
role = table_of(StaffRole).c
e, a, g, m = event.c, answer.c, group.c, member.c

SEES = (*BELONGS, "resting")  # membership states that see a group's activities
SHUT_OUT = ("waiting_for_consent", "removed")  # who sees none of them, even when the group is open to others
START = (datetime(1970, 1, 1, tzinfo=UTC), "")
ZERO: Any = sa.literal_column("0")
ONE: Any = sa.literal_column("1")
me: Any = sa.bindparam("me")
now: Any = sa.bindparam("now", type_=UtcMoment())
mine = and_(a.event_id == e.id, a.person_id == me)


def among(column: ColumnElement[Any], words: tuple[str, ...]) -> ColumnElement[bool]:
    return column.in_([word(one) for one in words])


def my_answer() -> ColumnElement[Any]:
    """The answer as it reads now: an offer that ran out is no answer any more, whether or not anything swept it."""
    gone = or_(a.answer == word("lapsed"), and_(a.answer == word("offered"), a.offer_until <= now))
    return case((gone, null()), else_=a.answer)


def my_place() -> ColumnElement[Any]:
    other = answer.alias("other").c
    ahead = select(func.count() + ONE).where(
        other.event_id == e.id, other.answer == word("waiting"), other.line_no < a.line_no
    )
    return case((a.answer == word("waiting"), ahead.scalar_subquery()))


def is_full() -> ColumnElement[Any]:
    """Held places count until they run out; after that they are free unless somebody waits for them."""
    offer = answer.alias("offer").c
    still = select(func.coalesce(func.sum(offer.children + ONE), ZERO)).where(
        offer.event_id == e.id, offer.answer == word("offered"), offer.offer_until > now
    )
    ran_out = and_(e.first_lapse_at <= now, e.waiting == ZERO)
    held = case((ran_out, still.scalar_subquery()), else_=e.places_held)
    return case((e.capacity.is_(None), sa.false()), else_=e.places_taken + held >= e.capacity)


def card_columns(look: Any) -> list[ColumnElement[Any]]:
    """The columns of a card in the order of CARD_KEYS. `look`: where the group's name, hue and glyph come from."""
    live = and_(a.answer == word("offered"), a.offer_until > now)
    return [
        e.id, e.group_id, look.group_name, look.hue, look.glyph, e.kind, e.title,
        wire_moment(e.starts_at).label("starts_at"), wire_moment(e.ends_at).label("ends_at"),
        e.zone, e.place_name, e.mode, e.state, e.cancelled_reason, my_answer().label("my_answer"),
        my_place().label("place_in_line"), case((live, wire_moment(a.offer_until))).label("offer_until"),
        e.places_taken.label("going"), e.capacity, is_full().label("full"),
    ]  # fmt: skip


CARD_KEYS = tuple(name for name in EventCard.model_fields if name != "can")
STATE, FULL, KIND = CARD_KEYS.index("state"), CARD_KEYS.index("full"), CARD_KEYS.index("kind")


def seen_groups() -> Any:
    """My groups with my role and state; and those that are open to a programme I am in."""
    look = (g.id.label("group_id"), g.name.label("group_name"), g.hue, g.glyph)
    is_mine = and_(m.person_id == me, among(m.state, SEES))
    my_ones = select(*look, m.role, m.state.label("my_state")).select_from(member.join(group, g.id == m.group_id))
    my_programmes = select(m.programme_id).where(m.person_id == me, among(m.state, IN_PROGRAMME))
    open_ones = select(*look, word("").label("role"), word("").label("my_state")).where(
        g.visibility == word("programme"), g.programme_id.in_(my_programmes),
        g.id.not_in(select(m.group_id).where(m.person_id == me, among(m.state, (*SEES, *SHUT_OUT)))),
    )  # fmt: skip
    return sa.union_all(my_ones.where(is_mine), open_ones).cte("seen")


def _page() -> Select[Any]:
    """First the page's ids from narrow rows of one index, then what a card shows of them."""
    seen = seen_groups()
    after_at: Any = sa.bindparam("after_at", type_=UtcMoment())
    after_id: Any = sa.bindparam("after_id")
    ids = (
        select(e.id.label("event_id"), seen.c.group_name, seen.c.hue, seen.c.glyph, seen.c.role, seen.c.my_state)
        .select_from(seen.join(event, e.group_id == seen.c.group_id))
        .where(
            e.ends_at > now, among(e.state, ("published", "cancelled")), e.published_at.is_not(None),
            or_(e.starts_at > after_at, and_(e.starts_at == after_at, e.id > after_id)),
        )
        .order_by(e.starts_at, e.id)
        .limit(sa.bindparam("most"))
        .subquery("ids")
    )  # fmt: skip
    started = (e.starts_at <= now).label("started")
    return (
        select(*card_columns(ids.c), started, ids.c.role, ids.c.my_state, e.programme_id, e.starts_at.label("exact"))
        .select_from(ids.join(event, e.id == ids.c.event_id).outerjoin(answer, mine))
        .order_by(e.starts_at, e.id)
    )


WHATS_ON = Quick(_page())
_ROLES = select(role.programme_id, role.role).where(role.person_id == me, current_role)


def whats_on(session: Session, caller: Caller, after: str | None, limit: int) -> bytes:
    """What is coming up for me, soonest first; cancelled ones stay until their end. An EventPage as JSON."""
    after_at, after_id = read_cursor(after)
    asked = {"me": caller.person_id, "now": clock.now(), "after_at": after_at, "after_id": after_id, "most": limit + 1}
    rows = WHATS_ON.all(session.connection(), asked)
    staff = staff_roles(session, caller)
    items = []
    for row in rows[:limit]:
        card = dict(zip(CARD_KEYS, row, strict=False))
        started, my_role, my_state, programme_id, _ = row[-5:]
        relations = _RELATIONS[my_state, my_role]
        if staff:
            relations |= staff.get(programme_id, frozenset())
        card["full"] = bool(row[FULL])
        card["can"] = rules.can_now(row[STATE], "on" if started else "before", relations, row[KIND] not in NO_ANSWERS)
        items.append(card)
    more = cursor(Last(rows[limit - 1][0], rows[limit - 1][-1])) if len(rows) > limit else None
    return to_json({"items": items, "next": more})


# The relations access would find for a membership (the same words as groups.relations); "" = the group is open.
_RELATIONS = (
    {(state, one): frozenset({"person", "in_programme", "member", one}) for state in BELONGS
     for one in ("member", "co_lead", "lead")}
    | {("resting", one): frozenset({"person", "in_programme", "resting"}) for one in ("member", "co_lead", "lead")}
    | {("", ""): frozenset({"person", "in_programme", "programme_reader"})}
)  # fmt: skip

_look = sa.select(g.name.label("group_name"), g.hue, g.glyph, g.id.label("look_id")).subquery("look")
_ONE = (
    select(*card_columns(_look.c))
    .select_from(event.join(_look, _look.c.look_id == e.group_id).outerjoin(answer, mine))
    .where(e.id == sa.bindparam("event"))
)


def one_card(session: Session, caller: Caller, event_id: str, can: tuple[str, ...]) -> EventCard:
    """One activity's card. `can` comes from the caller's relations, which the one who asks has at hand."""
    asked = {"me": caller.person_id, "now": clock.now(), "event": event_id}
    row = session.connection().execute(_ONE, asked).one()
    return EventCard.model_validate(dict(zip(CARD_KEYS, row, strict=True)) | {"can": can})


def staff_roles(session: Session, caller: Caller) -> dict[str, frozenset[str]]:
    """Programme → staff relations. Empty for everybody outside a staff session with a passkey."""
    identity = caller.identity
    if identity is None or identity.kind != "staff" or not identity.passkey:
        return {}
    found: dict[str, frozenset[str]] = {}
    for row in session.connection().execute(_ROLES, {"me": caller.person_id, "today": clock.today()}):
        found[row.programme_id] = found.get(row.programme_id, frozenset({"staff"})) | {row.role}
    return found


class Last(NamedTuple):
    """The last card of a page, as far as going on needs it. exact: the start to the microsecond."""

    id: str
    exact: datetime | str


def cursor(last: Last) -> str:
    """Where the list goes on after this row: its exact start and its id."""
    at = datetime.fromisoformat(last.exact) if isinstance(last.exact, str) else last.exact
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}~{last.id}"


def read_cursor(after: str | None) -> tuple[datetime, str]:
    """The place a list goes on from. Raises 422 when it is none of ours."""
    if not after:
        return START
    said, _, last = after.partition("~")
    at: datetime | None = None
    with suppress(ValueError):
        at = datetime.strptime(said, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    if at is None or not last.isascii() or not last.replace("-", "").isalnum() or len(last) > 36:
        raise bad_input({"after": "We do not know this place in the list."})
    return at, last
