"""A new plan from an older one, and saying that one has seen what changed."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func
from sqlmodel import Session

from api.core.access import Caller
from api.core.errors import conflict
from api.core.fields import table_of
from api.events import messages, planning, reading
from api.events.access import not_shut_out
from api.events.models import Event, EventAnswer
from api.events.plans.schemas import CopyIn, SeenIn
from api.events.schemas_page import EventOut
from api.groups.models import PowerGroup

# Every column of an activity is one or the other (a test holds them against the table).
COPIED = (
    "kind", "title", "zone", "mode", "place_name", "place_address", "online_link", "about", "look_for",
    "who_will_be_there", "expected_people", "access", "food", "bring", "content_notes",
    "what_happens_after", "led_by", "quiet_space", "breaks", "your_person", "why", "risk", "agenda", "questions",
    "also_there", "photos", "pay", "services", "host_name", "host_contact", "space", "tech", "capacity",
    "offer_hours",
)  # fmt: skip
FRESH = (
    "id", "programme_id", "group_id", "starts_at", "ends_at", "state", "version", "cancelled_reason", "first_look_by",
    "made_by", "made_at", "published_by", "published_at", "leads_asked_at", "staff_asked_at", "places_taken",
    "places_held", "waiting", "line_counter", "first_lapse_at", "came_young", "came_professionals",
    "questions_shared_at", "check_again", "changed_at",
)  # fmt: skip

answer = table_of(EventAnswer)
a = answer.c
_SEEN = (
    answer.update()
    .where(a.event_id == bindparam("of_event"), a.person_id == bindparam("me"),
           func.coalesce(a.seen_version, 0) < bindparam("up_to"))
    .values(seen_version=bindparam("up_to"))
)  # fmt: skip


def copy_event(session: Session, caller: Caller, event_id: str, wanted: CopyIn) -> EventOut:
    """A new draft in the same group with this plan, on another day. Nothing that people said or did comes along."""
    old = session.get_one(Event, event_id)
    group = session.get_one(PowerGroup, old.group_id)
    if group.state != "active":
        raise conflict("state", messages.ENDED, state=group.state)
    values: dict[str, Any] = {name: getattr(old, name) for name in COPIED}
    values["title"] = wanted.title or old.title
    values["starts_at"] = wanted.starts_at
    values["ends_at"] = wanted.ends_at or _as_long(old, wanted.starts_at)
    if old.questions:
        values["questions"] = old.questions | {"share": False}
    if old.risk and old.risk.get("emergency_contact"):
        values["check_again"] = ["risk.emergency_contact"]
    event = planning.new_draft(session, caller, group, values)
    caller.made.append(event.id)
    return reading.page(session, caller, event.id)


def _as_long(old: Event, starts_at: datetime) -> datetime:
    """The end by the clock on the wall: 6pm to 8pm stays 6pm to 8pm when the clocks change in between."""
    zone = ZoneInfo(old.zone)
    lasts = old.ends_at.astimezone(zone).replace(tzinfo=None) - old.starts_at.astimezone(zone).replace(tzinfo=None)
    ends = (starts_at.astimezone(zone).replace(tzinfo=None) + lasts).replace(tzinfo=zone)
    return ends.astimezone(starts_at.tzinfo)


def see_changes(session: Session, caller: Caller, event_id: str, read: SeenIn) -> EventOut:
    """I have read what changed up to this version. Doing it again, or late, changes nothing."""
    not_shut_out(caller)
    session.connection().execute(_SEEN, {"of_event": event_id, "me": caller.person_id, "up_to": read.version})
    caller.made.append(event_id)
    return reading.page(session, caller, event_id)
