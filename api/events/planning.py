"""What leads and workers do with an activity: make it, change it, publish it, call it off."""

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, select

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import bad_input, conflict, not_found
from api.core.versions import same_version
from api.events import checklist, messages, places, reading, rules
from api.events.audience import answered, leads_of, members_of, workers_of
from api.events.facts import CALLED_OFF
from api.events.kinds import NO_ANSWERS
from api.events.models import Event
from api.events.plans import changes
from api.events.plans import messages as plan_messages
from api.events.schemas import CancelIn, EventDraft, EventEdit
from api.events.schemas_page import EventOut
from api.events.states import EVENT
from api.groups.models import PowerGroup
from api.notify.actions import tell
from api.people.models import Person
from api.programmes.models import Programme

NEVER_EMPTY = ("kind", "title", "starts_at", "ends_at", "zone", "mode", "led_by")


def create_event(session: Session, caller: Caller, group_id: str, draft: EventDraft) -> EventOut:
    """A new draft in a running group. Only its planners see it."""
    group = session.get_one(PowerGroup, group_id)
    programme = session.get_one(Programme, group.programme_id)
    if group.state != "active":
        raise conflict("state", messages.ENDED, state=group.state)
    event = new_draft(session, caller, group, draft.model_dump() | {"zone": draft.zone or programme.zone})
    caller.made.append(event.id)
    return reading.page(session, caller, event.id)


def new_draft(session: Session, caller: Caller, group: PowerGroup, values: dict[str, Any]) -> Event:
    """One new draft with these fields; a series makes many of them."""
    check_times(values, session.get_one(Programme, group.programme_id))
    made: dict[str, Any] = {"group_id": group.id, "programme_id": group.programme_id, "made_by": caller.person_id}
    event = Event(**values, **made, made_at=clock.now())
    session.add(event)
    session.flush()
    audit.note(session, "event.create_event", "event", event.id, to="draft", programme_id=group.programme_id)
    return event


def update_event(session: Session, caller: Caller, event_id: str, edit: EventEdit, base: int | None) -> EventOut:
    """Changes what was sent. Those who answered hear of a new time or place, and of other changes unless `quiet`."""
    event = locked_event(session, event_id)
    caller.made.append(event_id)
    same_version(base, event.version, lambda: reading.page(session, caller, event_id))
    EVENT.go(session, event, "update_event", caller.relations, programme_id=event.programme_id)
    changed = changes_of(event, edit)
    if not changed:
        return reading.page(session, caller, event_id)
    before = change(session, caller, event, changed, quiet=edit.quiet)
    if event.state == "published":
        changes.tell_changes(session, event, before, changed, quiet=edit.quiet)
        settle_places(session, event, changed)
    return reading.page(session, caller, event_id)


def change(
    session: Session, caller: Caller, event: Event, changed: dict[str, Any], *, quiet: bool = False, alone: bool = True
) -> changes.Before:
    """Writes what is different, as a new version, and notes it for those who answered. Returns what was before.

    What people can see must stay complete. alone: False for one of many dates, of which people hear together.
    """
    if not changed.keys().isdisjoint(changes.TIME):
        check_times(event.model_dump() | changed, session.get_one(Programme, event.programme_id))
    _kind_may_change(event, changed.get("kind", event.kind))
    before, open_before = changes.words_of(event), _open_fields(event)
    for name, value in changed.items():
        setattr(event, name, value)
    event.version += 1
    if event.first_look_by != caller.person_id:
        event.first_look_by = None  # the first look was at another version
    if event.state == "published":
        must_be_ready(event, messages.NOT_READY_ANY_MORE, but=open_before)
        changes.share_questions(session, event, alone=alone)
        changes.note_changes(session, event, before, changed, quiet=quiet)
    session.flush()
    return before


def settle_places(session: Session, event: Event, changed: Collection[str]) -> None:
    """More places, or another start, can move the waiting line."""
    if "capacity" in changed or "starts_at" in changed:
        session.flush()
        places.resettle(session, places.lock(session, event.id))


def publish_event(session: Session, caller: Caller, event_id: str) -> EventOut:
    """Makes a draft visible. 409 "not_ready" names every open point of its checklist.

    When the programme asks for a second pair of eyes, the first publish asks the others and a different person's
    publish makes it visible.
    """
    event = locked_event(session, event_id)
    caller.made.append(event_id)
    if event.state == "draft":
        if session.get_one(PowerGroup, event.group_id).state != "active":
            raise conflict("state", messages.ENDED, state=event.state)
        must_be_ready(event, messages.NOT_READY)
        if _first_look(session, caller, event):
            return reading.page(session, caller, event_id)
    EVENT.go(session, event, "publish_event", caller.relations, programme_id=event.programme_id)
    event.published_by, event.published_at = caller.person_id, clock.now()
    changes.share_questions(session, event)
    session.flush()
    if event.ends_at > clock.now():
        group = session.get_one(PowerGroup, event.group_id)
        people = members_of(session, event.group_id)
        words = plan_messages.drop_in if event.kind in NO_ANSWERS else messages.published
        _tell(session, event, people, "event_published", words(event, group.name))
    return reading.page(session, caller, event_id)


def cancel_event(session: Session, caller: Caller, event_id: str, why: CancelIn) -> EventOut:
    """Calls it off and tells everybody who is going, might come or waits. A draft just goes away."""
    event = locked_event(session, event_id)
    caller.made.append(event_id)
    if event.came_young is not None:
        raise conflict("checked_in", messages.CHECKED_IN, state=event.state)
    EVENT.go(session, event, "cancel_event", caller.relations, programme_id=event.programme_id)
    event.cancelled_reason = why.reason
    session.flush()
    if event.published_at is not None:
        people = answered(session, event_id)
        _tell(session, event, people, "event_cancelled", messages.cancelled(event))
        CALLED_OFF.tell(session, event=event)
    return reading.page(session, caller, event_id)


def locked_event(session: Session, event_id: str) -> Event:
    """The activity, locked until the end of the transaction. 404 when there is none."""
    wanted = select(Event).where(Event.id == event_id).with_for_update(key_share=True)
    event = session.exec(wanted.execution_options(populate_existing=True)).first()
    if event is None:
        raise not_found()
    return event


def changes_of(event: Event, edit: EventEdit) -> dict[str, Any]:
    """What is really different. Fields an activity cannot be without stay when sent empty.

    Saving a card with something to check again is the check, even when nothing in it is different.
    """
    sent = edit.model_dump(exclude_unset=True, exclude={"quiet"})
    found: dict[str, Any] = {
        name: value
        for name, value in sent.items()
        if getattr(event, name) != value and not (name in NEVER_EMPTY and value is None)
    }
    left = [field for field in event.check_again if field.partition(".")[0] not in sent]
    return found if left == event.check_again else found | {"check_again": left}


def _kind_may_change(event: Event, kind: str) -> None:
    """Raises 409 when people have seen a kind that takes answers and now it would not (or the other way round)."""
    if event.published_at is not None and (kind in NO_ANSWERS) != (event.kind in NO_ANSWERS):
        raise conflict("kind", plan_messages.KIND_STAYS, state=event.state)


def _open_fields(event: Event) -> set[str]:
    return {point.field for point in checklist.open_points(event.model_dump())}


def check_times(values: dict[str, Any], programme: Programme) -> None:
    wrong = rules.wrong_zone(values["zone"]) or rules.wrong_times(
        values["starts_at"], values["ends_at"], clock.now(), programme.ends_on, values["zone"]
    )
    if wrong:
        raise bad_input(wrong)


def must_be_ready(event: Event, sentence: str, but: Collection[str] = ()) -> None:
    """Raises 409 with every open point. but: what was open before; an older plan can be mended bit by bit."""
    points = [point for point in checklist.open_points(event.model_dump()) if point.field not in but]
    if points:
        named = [{"field": point.field, "sentence": point.sentence} for point in points]
        raise conflict("not_ready", sentence, points=named)


def _first_look(session: Session, caller: Caller, event: Event) -> bool:
    """Whether this publish only asks for a second pair of eyes. Doing it again changes nothing."""
    if not session.get_one(Programme, event.programme_id).second_look:
        return False
    if event.first_look_by is not None:
        return event.first_look_by == caller.person_id
    event.first_look_by = caller.person_id
    audit.note(session, "event.first_look", "event", event.id, programme_id=event.programme_id)
    session.flush()
    name = session.get_one(Person, caller.person_id).chosen_name
    people = [*leads_of(session, event.group_id), *workers_of(session, event.programme_id)]
    _tell(session, event, people, "event_second_look", messages.second_look(event, name))
    return True


def _tell(session: Session, event: Event, people: list[str], message: str, text: str) -> None:
    tell(session, people, message, text, about=("event", event.id), actor=session.info.get("actor"))
