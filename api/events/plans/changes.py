"""What changed in a published activity: written down for those who answered, and told to them."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, func, select
from sqlmodel import Session

from api.core import clock
from api.core.fields import table_of
from api.events.audience import answered
from api.events.models import Event, EventAnswer
from api.events.plans import messages
from api.events.plans.models import EventChange
from api.events.plans.schemas import ChangeOut
from api.notify.actions import tell

TIME = ("starts_at", "ends_at", "zone")
PLACE = ("mode", "place_name", "place_address")
LINK = ("online_link",)
# What only planners see, or what speaks for itself (a raised capacity: the line moves).
UNSEEN = ("capacity", "risk", "host_contact", "check_again")

change, answer = table_of(EventChange), table_of(EventAnswer)
c, a = change.c, answer.c

_SINCE = (
    select(c.field, c.before, c.after, c.at)
    .select_from(change.join(answer, and_(a.event_id == c.event_id, a.person_id == bindparam("me"))))
    .where(c.event_id == bindparam("event"), c.at > a.answered_at, c.version > func.coalesce(a.seen_version, 0))
    .order_by(c.version, c.id)
)


class Before(NamedTuple):
    """Time and place in words, as they were before the edit. shared: the questions were shared already."""

    when: str
    kept_when: str
    where: str
    shared: bool


def words_of(event: Event) -> Before:
    shared = event.questions_shared_at is not None
    return Before(messages.when(event), messages.kept_when(event), messages.where(event), shared)


class What(NamedTuple):
    """What of an edit people should know: a new time, a new place, a new link, other fields by name."""

    moved: bool
    placed: bool
    linked: bool
    others: list[str]


def what_of(event: Event, before: Before, fields: Collection[str], *, quiet: bool) -> What:
    changed = set(fields)
    others = [] if quiet else [name for name in messages.CALLED if name in changed and _is_seen(event, before, name)]
    return What(
        bool(changed & set(TIME)), bool(changed & set(PLACE)),
        bool(changed & set(LINK)) and event.mode != "in_person", others,
    )  # fmt: skip


def note_changes(session: Session, event: Event, before: Before, fields: Collection[str], *, quiet: bool) -> None:
    """Writes down what those who answered should know. `quiet` holds for all but time, place and link."""
    what = what_of(event, before, fields, quiet=quiet)
    if what.moved:
        _note(session, event, "when", before.kept_when, messages.kept_when(event))
    if what.placed:
        _note(session, event, "where", before.where, messages.where(event))
    for name in [*(LINK if what.linked else ()), *what.others]:
        _note(session, event, name)


def tell_changes(session: Session, event: Event, before: Before, fields: Collection[str], *, quiet: bool) -> None:
    """Tells the same to those who answered, in as few notices as it takes."""
    what = what_of(event, before, fields, quiet=quiet)
    people = answered(session, event.id)
    if what.moved:
        _tell(session, event, people, "event_moved", messages.moved(event, before.when))
    if what.placed or what.linked:
        _tell(session, event, people, "event_place", messages.new_place(event, before.where))
    if what.others and not (what.moved or what.placed or what.linked):
        _tell(session, event, people, "event_changed", messages.changed(event, what.others))


def _is_seen(event: Event, before: Before, name: str) -> bool:
    """Whether those who are invited can see this field at all. Questions shared by this edit have their own notice."""
    if name == "questions":
        return bool(before.shared and event.questions and event.questions.get("share"))
    return name not in (*UNSEEN, *LINK)


def share_questions(session: Session, event: Event, *, alone: bool = True) -> bool:
    """Keeps the day on which the questions were first shared, and tells those who answered, once. True when now.

    alone: False when many dates of a series change at once, of which people hear together.
    """
    if not event.questions or not event.questions.get("share") or event.questions_shared_at is not None:
        return False
    event.questions_shared_at = clock.now()
    if alone:
        _tell(session, event, answered(session, event.id), "questions_shared", messages.questions_shared(event))
    return True


def since(session: Session, person_id: str, event_id: str) -> list[ChangeOut]:
    """What changed since this person answered or last said they have seen it: one line a field, first to last."""
    found: dict[str, Any] = {}
    for row in session.connection().execute(_SINCE, {"me": person_id, "event": event_id}):
        first = found.pop(row.field, None)
        say_it = messages.said_when if row.field == "when" else str
        before = first.before if first else say_it(row.before)
        found[row.field] = ChangeOut(field=row.field, before=before, after=say_it(row.after), at=row.at)
    return [one for one in found.values() if not one.after or one.before != one.after]


def _note(session: Session, event: Event, field: str, before: str = "", after: str = "") -> None:
    session.add(EventChange(event_id=event.id, version=event.version, field=field, before=before, after=after,
                            at=clock.now()))  # fmt: skip


def _tell(session: Session, event: Event, people: list[str], message: str, text: str) -> None:
    tell(session, people, message, text, about=("event", event.id), actor=session.info.get("actor"))
