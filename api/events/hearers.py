"""What this room does when something happens in rooms to its left, and what it answers them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlmodel import Session, col

from api.core import clock
from api.core.fields import table_of
from api.events import messages, needs, places
from api.events.audience import COMING, closed_to
from api.events.check_in import presence
from api.events.check_in.folding import fold
from api.events.facts import NOT_COMING
from api.events.models import AttendanceFact, Event, EventAnswer, OnceLead, Presence, WrapUp
from api.groups.facts import GROUP_CLOSED, MEMBER_LEFT, MEMBER_REMOVED, ROLE_CHANGED
from api.groups.models import Membership
from api.groups.questions import GROUP_NEXT_EVENTS
from api.groups.relations import BELONGS
from api.notify.actions import tell
from api.people.facts import PEOPLE_MERGED

event = table_of(Event).c
answer = table_of(EventAnswer).c
fact = table_of(AttendanceFact).c
seen = table_of(Presence).c
wrapped = table_of(WrapUp).c
member = table_of(Membership).c
STAYS = (*BELONGS, "resting")  # who may come to a group that is not open to its programme

_coming = (
    select(
        event.group_id, event.id, event.title, event.starts_at,
        func.row_number().over(partition_by=event.group_id, order_by=(event.starts_at, event.id)).label("nth"),
    )
    .where(
        event.group_id.in_(bindparam("groups", expanding=True)), event.state == "published",
        event.ends_at > bindparam("now", type_=event.ends_at.type),
    )
    .subquery()
)  # fmt: skip
_NEXT = select(_coming.c.group_id, _coming.c.id, _coming.c.title, _coming.c.starts_at).where(_coming.c.nth == 1)
_FUTURE = (
    select(event.id)
    .join(table_of(EventAnswer), answer.event_id == event.id)
    .where(
        event.id.in_(closed_to(bindparam("group"), bindparam("person"))), answer.person_id == bindparam("person"),
        event.state == "published", event.ends_at > bindparam("now", type_=event.ends_at.type),
        answer.answer.in_(COMING),
    )
    .order_by(event.id)
)  # fmt: skip
_GUESTS = (
    select(event.id, answer.person_id)
    .join(table_of(EventAnswer), answer.event_id == event.id)
    .where(
        event.group_id == bindparam("group"), event.state == "published",
        event.ends_at > bindparam("now", type_=event.ends_at.type), answer.answer.in_(COMING),
        answer.person_id.not_in(
            select(member.person_id).where(member.group_id == bindparam("group"), member.state.in_(STAYS))
        ),
    )
    .order_by(event.id, answer.person_id)
)  # fmt: skip
_STRENGTH = ("none", "lapsed", "cannot", "maybe", "waiting", "offered", "going")


@GROUP_NEXT_EVENTS.answers
def next_events(session: Session, *, group_ids: Sequence[str], person_id: str) -> list[dict[str, Any]]:
    """The soonest published activity of each group that is not over (who may see these groups is decided there)."""
    rows = session.connection().execute(_NEXT, {"groups": list(group_ids), "now": clock.now()})
    return [dict(row._mapping) for row in rows]


@MEMBER_LEFT.hears
@MEMBER_REMOVED.hears
def give_places_back(session: Session, *, group_id: str, person_id: str) -> None:
    """Who left a group is not coming to its activities any more; their places go down the line, their needs go.

    Who was in no other group of the programme does not come to its open groups either.
    """
    asked = {"group": group_id, "person": person_id, "now": clock.now()}
    for event_id in list(session.connection().execute(_FUTURE, asked).scalars()):
        places.resettle(session, places.lock(session, event_id), leaving=(person_id,))
        _forget_needs(session, event_id, [person_id])


@GROUP_CLOSED.hears
def free_guests(session: Session, *, group_id: str, group: str) -> None:
    """Guests cannot come to a group that closed: they are told, their places go down the line, their needs go."""
    guests: dict[str, list[str]] = {}
    for row in session.connection().execute(_GUESTS, {"group": group_id, "now": clock.now()}):
        guests.setdefault(row.id, []).append(row.person_id)
    for event_id, people in guests.items():
        locked = places.lock(session, event_id)
        places.resettle(session, locked, leaving=tuple(people))
        _forget_needs(session, event_id, people)
        for person_id in people:
            NOT_COMING.tell(session, event_id=event_id, person_id=person_id)
        tell(session, people, "group_closed", messages.group_closed(locked, group))


def _forget_needs(session: Session, event_id: str, people: Sequence[str]) -> None:
    session.execute(
        update(EventAnswer)
        .where(col(EventAnswer.event_id) == event_id, col(EventAnswer.person_id).in_(people))
        .values(sealed_needs=None)
    )


@ROLE_CHANGED.hears
def remember_leads(session: Session, *, group_id: str, person_id: str, before: str, now: str) -> None:
    """Who led until now may still hold check-ins on their phone."""
    if before == "member":
        return
    row = session.get(OnceLead, (group_id, person_id)) or OnceLead(
        group_id=group_id, person_id=person_id, until=clock.now()
    )  # fmt: skip
    row.until = clock.now()
    session.add(row)
    session.flush()


@PEOPLE_MERGED.hears
def merge_people(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """Two accounts of one person: one answer per activity (the stronger), one presence, one past as a lead.

    Facts stay as they are; reading follows the merged account (see presence.facts_of).
    """
    for event_id in list(session.connection().execute(_ANSWERED.order_by(answer.event_id), {"old": old}).scalars()):
        _merge_answers(session, event_id, old, new)
    _merge_presence(session, old, new)
    for row in session.execute(select(OnceLead).where(col(OnceLead.person_id) == old)).scalars().all():
        if session.get(OnceLead, (row.group_id, new)) is None:
            session.add(OnceLead(group_id=row.group_id, person_id=new, until=row.until))
        session.delete(row)
    for column in (event.made_by, event.published_by, event.first_look_by, answer.recorded_by, wrapped.by):
        session.execute(update(column.table).where(column == old).values({column.name: new}))
    session.flush()


_ANSWERED = select(answer.event_id).where(answer.person_id == bindparam("old"))


def _merge_answers(session: Session, event_id: str, old: str, new: str) -> None:
    """Keeps the stronger answer under the new account. The weaker one gives its places back to the line."""
    locked = places.lock(session, event_id)
    theirs, mine = places.seat_of(session, event_id, old), places.seat_of(session, event_id, new)
    weaker = old if _STRENGTH.index(mine.answer) >= _STRENGTH.index(theirs.answer) else new
    if mine.answer != "none":
        _keep_needs(session, event_id, keep=new if weaker == old else old, give=weaker)
        places.resettle(session, locked, leaving=(weaker,))
        session.execute(delete(EventAnswer).where(col(EventAnswer.event_id) == event_id,
                                                  col(EventAnswer.person_id) == weaker))  # fmt: skip
    if weaker == new:
        session.execute(
            update(EventAnswer)
            .where(col(EventAnswer.event_id) == event_id, col(EventAnswer.person_id) == old)
            .values(person_id=new)
        )


def _keep_needs(session: Session, event_id: str, keep: str, give: str) -> None:
    """Needs written with one of the two answers stay with the one that stays."""
    rows = session.execute(select(answer.id, answer.person_id, answer.sealed_needs).where(
        answer.event_id == event_id, answer.person_id.in_((keep, give)))).all()  # fmt: skip
    by = {row.person_id: row for row in rows}
    if by[give].sealed_needs and not by[keep].sealed_needs:
        said = needs.unseal(by[give].id, by[give].sealed_needs)
        session.execute(
            update(EventAnswer).where(col(EventAnswer.id) == by[keep].id)
            .values(sealed_needs=needs.seal(by[keep].id, said))
        )  # fmt: skip


def _merge_presence(session: Session, old: str, new: str) -> None:
    """Folds again every activity in which a fact names the old account, as if it had named the new one."""
    found = session.execute(select(fact.event_id).where(fact.person_id == old).distinct().order_by(fact.event_id))
    for event_id in list(found.scalars()):
        places.lock(session, event_id)
        facts = [
            replace(one, person_id=new) if one.person_id == old else one for one in presence.facts_of(session, event_id)
        ]
        if any(not one.held for one in facts):
            presence.write(session, event_id, fold(facts))
    session.execute(delete(Presence).where(seen.person_id == old))
