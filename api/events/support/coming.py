"""Who comes to an activity, with what they wrote; and who may see that, by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import clock
from api.core.errors import conflict, not_found
from api.core.fields import table_of
from api.events import messages as event_messages
from api.events import needs
from api.events.cards import my_answer
from api.events.models import Event, EventAnswer
from api.events.support import messages, rules
from api.people.models import Person
from api.people.needs import NEEDS_CHOICES
from api.people.schemas import NeedsChoice
from api.programmes.models import StaffRole
from api.programmes.relations import current_role

event = table_of(Event)
e, a, p, role = event.c, table_of(EventAnswer).c, table_of(Person).c, table_of(StaffRole).c

_EVENT = select(
    e.id, e.programme_id, e.group_id, e.title, e.state, e.starts_at, e.ends_at, e.zone, e.place_name, e.place_address,
    e.published_at,
).where(e.id == bindparam("event"))  # fmt: skip
_LOCKED = _EVENT.with_for_update(key_share=True)
_PEOPLE = (
    select(
        a.id, a.person_id, p.chosen_name, p.tell_apart, my_answer().label("answer"), a.children, a.sealed_needs,
    )
    .join(table_of(Person), p.id == a.person_id)
    .where(a.event_id == bindparam("event"))
)  # fmt: skip
_ONE = _PEOPLE.where(a.person_id == bindparam("person"))
_NAME = select(p.chosen_name, p.tell_apart).where(p.id == bindparam("person"))
_WORKERS = (
    select(p.chosen_name)
    .join(table_of(StaffRole), role.person_id == p.id)
    .where(role.programme_id == bindparam("programme"), role.role == "worker", current_role)
    .order_by(role.made_at, role.id)
)


class Whose(NamedTuple):
    """Whose arrangement an edit is about, and the version it was based on."""

    event_id: str
    person_id: str
    base: int | None


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who answered. `needs` is empty for those whose needs are nobody's business yet."""

    person_id: str
    chosen_name: str
    tell_apart: str | None
    answer: Any
    children: int
    needs: dict[str, str]
    coming: bool

    @property
    def order(self) -> tuple[str, str, str]:
        return self.chosen_name.casefold(), self.tell_apart or "", self.person_id

    @property
    def asked(self) -> str:
        return self.needs.get("travel", "")


def looked_at(session: Session, event_id: str, *, lock: bool = False) -> Any:
    """The activity, while what people need may be seen. 409 before it is out, 404 with a sentence a day after."""
    found = session.connection().execute(_LOCKED if lock else _EVENT, {"event": event_id}).first()
    if found is None:
        raise not_found()
    if found.published_at is None:
        raise conflict("state", event_messages.NOT_OUT, state="draft")
    if clock.now() >= rules.seen_until(found.ends_at):
        raise not_found(messages.GONE)
    return found


def guests(session: Session, about: Any) -> dict[str, Guest]:
    """Everybody who answered, by person."""
    rows = session.connection().execute(_PEOPLE, {"event": about.id, "now": clock.now()})
    return {row.person_id: _guest(row, about.state) for row in rows}


def guest(session: Session, about: Any, person_id: str) -> Guest | None:
    asked = {"event": about.id, "person": person_id, "now": clock.now()}
    row = session.connection().execute(_ONE, asked).first()
    return _guest(row, about.state) if row else None


def one_coming(session: Session, about: Any, person_id: str) -> Guest:
    """Raises 409 when this person does not come, or nobody does any more."""
    found = guest(session, about, person_id)
    if found is None or not found.coming:
        raise conflict("not_coming", messages.NOT_COMING)
    return found


def _guest(row: Any, state: str) -> Guest:
    coming = state != "cancelled" and row.answer in rules.COMING
    said = needs.unseal(row.id, row.sealed_needs) if row.answer in rules.COMING else {}
    return Guest(row.person_id, row.chosen_name, row.tell_apart, row.answer, row.children, said, coming)


def name_of(session: Session, person_id: str | None) -> str | None:
    if person_id is None:
        return None
    row = session.connection().execute(_NAME, {"person": person_id}).first()
    return row.chosen_name if row else None


def stranger(session: Session, person_id: str) -> Guest:
    """Somebody for whom something is still booked, but whose answer is gone."""
    row = session.connection().execute(_NAME, {"person": person_id}).one()
    return Guest(person_id, row.chosen_name, row.tell_apart, None, 0, {}, False)


def needs_choices(session: Session, programme_id: str, leads: Sequence[str]) -> list[NeedsChoice]:
    """What is asked, each with the names of those who will see the answer: leads and workers."""
    asked = {"programme": programme_id, "today": clock.today()}
    names = list(dict.fromkeys([*leads, *session.connection().execute(_WORKERS, asked).scalars()]))
    return [
        NeedsChoice(key=key, label=label, hint=hint, seen_by=messages.seen_by(key, names))
        for key, label, hint in NEEDS_CHOICES
    ]
