"""The demo's activities: the past ones with who came, the coming ones with answers, one full with people waiting."""

import random
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from api.core import clock
from api.core.ids import new_id
from api.demo.diary import CALM, COMING, HALL, PAST, RISK, WHY, Entry
from api.demo.people import Cast
from api.events.check_in.folding import Seen, fold
from api.events.line import Hall, Seat, Wish, ask
from api.events.models import AttendanceFact, Event, EventAnswer, Presence, WrapUp
from api.events.needs import seal
from api.events.plans import messages
from api.events.plans.models import EventChange
from api.people.models import Person

ROLL = random.Random(7)  # noqa: S311 - the same demo every time
NEEDS: list[dict[str, str]] = [
    {"food": "halal"},
    {"travel": "bus fare, please"},
    {"food": "no nuts"},
    {"access": "a seat near the door"},
    {"support_person": "my friend Tess"},
    {"early": "I come 10 minutes early, it is easier"},
    {"food": "vegan"},
]
SENTENCES = [
    "Loud and lovely. We want a bigger pot.",
    "Two new people came and stayed.",
    "We argued, then we agreed.",
    "Rain. We went anyway.",
    "Everybody had a go.",
]
LINE_OF_THE_FULL_ONE = 4
WEEKDAYS = {"Sunday Move": 6, "Friday feast": 4}  # Monday is 0; what says a day in its name keeps its word


def make_coming(session: Session, cast: Cast) -> None:
    for entry in COMING:
        event = _event(session, cast, entry)
        if entry.state != "draft" and entry.kind != "drop_in":
            _answers(session, cast, event, entry)
        if entry.title == "Friday feast":
            _moved(session, event)


def _moved(session: Session, event: Event) -> None:
    """It began half an hour earlier when people answered."""
    before = event.model_copy(update={"starts_at": event.starts_at - timedelta(minutes=30)})
    event.version += 1
    session.add(EventChange(event_id=event.id, version=event.version, field="when", before=messages.when(before),
                            after=messages.when(event), at=clock.now() - timedelta(hours=5)))  # fmt: skip
    session.flush()


def make_past(session: Session, cast: Cast) -> None:
    """One a week, going back. The newest has no check-in yet, so that "who is missing" has something to say."""
    for number, (group, kind, title) in enumerate(PAST):
        entry = Entry(
            group,
            kind,
            title,
            -4 - number * 7,
            17,
            2,
            f"{title} with {group}.",
            HALL,
            more={"why": WHY} if kind == "panel" else {},
        )
        event = _event(session, cast, entry)
        event.published_at = event.starts_at - timedelta(days=9)
        if number == 1:
            continue
        there = _came(session, cast, event, entry)
        if number == 2:
            _held(session, event, cast.members[entry.group], there)


def _held(session: Session, event: Event, members: list[Person], there: list[Person]) -> None:
    """One check-in came from somebody who had stopped leading: a worker decides whether one more was there."""
    missed = next((one for one in reversed(members) if one not in there), members[-1])
    at = event.ends_at + timedelta(minutes=10)
    session.add(
        AttendanceFact(
            event_id=event.id, nonce=new_id(), kind="present", person_id=missed.id, held="role", happened_at=at,
            said_at=at.isoformat(), recorded_by=members[1].id, recorded_at=at,
        )
    )  # fmt: skip


def _event(session: Session, cast: Cast, entry: Entry) -> Event:
    group = cast.groups[entry.group]
    lead = cast.members[entry.group][0]
    starts = _at(entry)
    words: dict[str, Any] = CALM | {
        "risk": RISK,
        "look_for": f"{lead.chosen_name} in a yellow scarf, at the door.",
        "expected_people": 10,
        "who_will_be_there": f"{lead.chosen_name}, people from {entry.group}, and Joe for the first half hour.",
        "your_person": lead.chosen_name,
    }
    if entry.state == "draft":
        words = {}
    event = Event(
        programme_id=group.programme_id,
        group_id=group.id,
        kind=entry.kind,
        title=entry.title,
        about=entry.about,
        starts_at=starts,
        ends_at=starts + timedelta(hours=entry.hours),
        place_name=entry.place[0],
        place_address=entry.place[1],
        state=entry.state,
        capacity=entry.capacity,
        made_by=lead.id,
        made_at=clock.now() - timedelta(days=10),
        **(words | entry.more),
    )
    if entry.state != "draft":
        event.published_by, event.published_at = lead.id, clock.now() - timedelta(days=6)
        event.questions_shared_at = event.published_at if event.questions else None
    session.add(event)
    session.flush()
    return event


def _at(entry: Entry) -> datetime:
    day = clock.today() + timedelta(days=entry.days)
    weekday = WEEKDAYS.get(entry.title, WEEKDAYS.get(entry.group))
    if weekday is not None:
        day += timedelta(days=(weekday - day.weekday()) % 7)
    return datetime.combine(day, time(entry.hour), ZoneInfo(clock.LONDON)).astimezone(clock.now().tzinfo)


def _answers(session: Session, cast: Cast, event: Event, entry: Entry) -> None:
    """People answer one after the other, through the same rules as on a phone."""
    hall = Hall(event.capacity, event.starts_at)
    at = clock.now() - timedelta(days=5)
    seats: dict[str, Seat] = {}
    members = [person for person in cast.members[entry.group] if person.age_band != "13_15"]
    full = entry.capacity is not None and entry.capacity <= LINE_OF_THE_FULL_ONE
    kai = cast.personas["young_person"]
    for number, person in enumerate(members if not full else [members[0], *members[2:], kai]):
        if entry.title in ("Sound day", "Ask the council") and person is kai:
            continue  # something is left for Kai to answer
        answer = "going" if full else ROLL.choice(["going", "going", "going", "maybe", "cannot"])
        if person in (kai, members[0]):  # who runs it is there
            answer = "going"
        children = 1 if number == 3 and not full else 0
        seats[person.id] = ask(hall, Seat(person.id), Wish(answer, children if answer != "cannot" else 0), at)
    for number, seat in enumerate(seats.values()):
        row = EventAnswer(
            event_id=event.id,
            person_id=seat.person_id,
            answer=seat.answer,
            children=seat.children,
            line_no=seat.line_no,
            offer_until=seat.offer_until,
            answered_at=at + timedelta(minutes=number * 7),
        )
        if seat.answer == "going" and number % 3 == 1:
            needs = NEEDS[number % len(NEEDS)]
            row.sealed_needs = seal(row.id, needs)
        session.add(row)
    event.places_taken, event.places_held = hall.taken, hall.held
    event.waiting, event.line_counter = hall.waiting, hall.counter
    session.flush()


def _came(session: Session, cast: Cast, event: Event, entry: Entry) -> list[Person]:
    """Check-ins of one evening, its wrap-up, and the state "done". Gives who was there."""
    members = cast.members[entry.group]
    lead = members[0]
    there = [person for person in members if person.age_band != "13_15" and ROLL.random() < 0.6] or [lead]
    facts = [_fact(event, lead, person, ROLL.choice(["present"] * 6 + ["late"])) for person in there]
    if entry.kind in ("panel", "training"):
        facts.append(_fact(event, lead, None, "headcount", count=3, of="professional"))
    session.add_all(facts)
    roll = fold(
        Seen(fact.nonce, fact.kind, fact.happened_at, fact.person_id, count=fact.count or 0, of=fact.of)
        for fact in facts
    )
    session.add_all(Presence(event_id=event.id, person_id=person, mark=mark) for person, mark in roll.marks.items())
    event.came_young, event.came_professionals, event.state = roll.young_people, roll.professionals, "done"
    session.add(
        WrapUp(
            event_id=event.id,
            young_people=roll.young_people,
            professionals=roll.professionals,
            led_by="young_people",
            sentence=ROLL.choice(SENTENCES),
            by=lead.id,
            at=event.ends_at + timedelta(minutes=20),
        )
    )
    session.flush()
    return there


def _fact(
    event: Event, by: Person, person: Person | None, kind: str, *, count: int | None = None, of: str = "young_person"
) -> AttendanceFact:
    at = event.starts_at + timedelta(minutes=ROLL.randrange(12))
    return AttendanceFact(
        event_id=event.id,
        nonce=new_id(),
        kind=kind,
        person_id=person.id if person else None,
        count=count,
        of=of,
        happened_at=at,
        said_at=at.isoformat(),
        recorded_by=by.id,
        recorded_at=at,
    )
