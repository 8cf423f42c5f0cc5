"""One activity as its reader may see it, and a group's plan."""

from types import SimpleNamespace
from typing import Any

from sqlalchemy import bindparam, case, func, select
from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.core.errors import not_allowed, not_found
from api.core.fields import table_of
from api.events import checklist, needs, rules
from api.events.access import PLANNERS, not_shut_out
from api.events.afterwards import queries as afterwards
from api.events.cards import CARD_KEYS, card_columns, event, group, mine, my_answer, my_place
from api.events.check_in.by_oneself import my_check_in
from api.events.kinds import NO_ANSWERS
from api.events.models import EventAnswer, WrapUp
from api.events.plans.queries import plan_parts
from api.events.schemas_page import (
    CheckPoint,
    Counts,
    EventGroup,
    EventOut,
    EventProgramme,
    MyTicket,
    PlanCard,
    PlanPage,
    WrapUpOut,
)  # fmt: skip
from api.events.series.queries import part as series_part
from api.events.support.coming import needs_choices
from api.events.support.ticket import support
from api.events.waiting.queries import my_line
from api.groups.models import Membership
from api.groups.relations import BELONGS
from api.people.models import Person
from api.programmes.models import Programme

programme = table_of(Programme)
answer = table_of(EventAnswer)
wrap = table_of(WrapUp)
member = table_of(Membership)
person = table_of(Person)
e, g, a, w, m = event.c, group.c, answer.c, wrap.c, member.c

IN_LINE = ("waiting", "offered")
_EVENT = (
    select(
        *e, g.name.label("group_name"), g.hue, g.glyph, programme.c.name.label("programme_name"), programme.c.ends_on,
        w.young_people, w.professionals, w.led_by.label("who_led"), w.sentence, w.reopened, w.at.label("wrapped_at"),
    )
    .select_from(
        event.join(group, g.id == e.group_id).join(programme, programme.c.id == e.programme_id)
        .outerjoin(wrap, w.event_id == e.id)
    )
    .where(e.id == bindparam("event"))
)  # fmt: skip
_MY = select(
    a.id, my_answer().label("answer"), a.children, a.any_time, a.offer_until, a.sealed_needs,
    my_place().label("place_in_line"),
).select_from(answer.join(event, mine)).where(e.id == bindparam("event"))  # fmt: skip
_COUNTS = (
    select(my_answer().label("answer"), func.count().label("people"), func.sum(a.children).label("children"))
    .where(a.event_id == bindparam("event"))
    .group_by(my_answer())
)
_LEADS = (
    select(person.c.chosen_name)
    .join(member, m.person_id == person.c.id)
    .where(m.group_id == bindparam("group"), m.state.in_(BELONGS), m.role.in_(("lead", "co_lead")))
    .order_by(case((m.role == "lead", 0), else_=1), m.joined_at)
)
_PLAIN = (
    "id", "kind", "title", "about", "starts_at", "ends_at", "zone", "mode", "place_name", "place_address", "look_for",
    "who_will_be_there", "expected_people", "access", "food", "bring", "content_notes", "what_happens_after", "led_by",
    "quiet_space", "breaks", "your_person", "capacity", "why", "state", "version", "cancelled_reason",
)  # fmt: skip


def page(session: Session, caller: Caller, event_id: str) -> EventOut:
    """The activity. What never came out is for its planners: 404 for others, 403 for the programme's other staff."""
    conn = session.connection()
    row = conn.execute(_EVENT, {"event": event_id}).mappings().first()
    plans = caller.is_any(*PLANNERS)
    if row is None or (row["published_at"] is None and not plans):
        raise not_allowed() if caller.is_any("staff") else not_found()
    not_shut_out(caller)
    my = my_ticket(session, caller.person_id, event_id)
    counted = counts(session, event_id)
    leads = list(conn.execute(_LEADS, {"group": row["group_id"]}).scalars())
    sees_link = plans or (my is not None and my.answer == "going")
    return EventOut(
        **{name: row[name] for name in _PLAIN},
        group=EventGroup(id=row["group_id"], name=row["group_name"], hue=row["hue"], glyph=row["glyph"]),
        programme=EventProgramme(id=row["programme_id"], name=row["programme_name"], ends_on=row["ends_on"]),
        online_link=row["online_link"] if sees_link else "",
        risk=row["risk"] if plans else None,
        plan=plan_parts(session, caller, dict(row), plans=plans, answered=my is not None),
        waiting_for_second_look=row["state"] == "draft" and row["first_look_by"] is not None,
        checklist=_points(dict(row)) if plans else [],
        counts=counted,
        full=_is_full(session, row, counted),
        my=my,
        line=my_line(session, caller.person_id, event_id) if my and my.answer in IN_LINE else None,
        support=support(session, caller, SimpleNamespace(**row)),
        needs_choices=needs_choices(session, row["programme_id"], leads),
        led_by_names=leads,
        wrap_up=_wrap_up(row),
        afterwards=afterwards.of_event(session, caller, event_id, row["group_id"]) if plans else None,
        series=series_part(session, caller, event_id),
        check_in=my_check_in(session, caller, row),
        can=can(caller, row),
    )


def can(caller: Caller, row: Any) -> list[str]:
    """What this caller may do now. Whoever had the first look leaves the second one to somebody else."""
    phase = rules.phase(row["starts_at"], row["ends_at"], clock.now())
    found = rules.can_now(row["state"], phase, caller.relations, row["kind"] not in NO_ANSWERS)
    looked = row["first_look_by"] is not None and row["first_look_by"] == caller.person_id
    return [operation for operation in found if not (looked and operation == "publish_event")]


def my_ticket(session: Session, person_id: str, event_id: str) -> MyTicket | None:
    """My own answer with my needs; None while I have not answered (or let an offer run out)."""
    asked = {"me": person_id, "event": event_id, "now": clock.now()}
    row = session.connection().execute(_MY, asked).first()
    if row is None or row.answer is None:
        return None
    return MyTicket(
        answer=row.answer, children=row.children, needs=needs.unseal(row.id, row.sealed_needs), any_time=row.any_time,
        place_in_line=row.place_in_line, offer_until=row.offer_until if row.answer == "offered" else None,
    )  # fmt: skip


def counts(session: Session, event_id: str) -> Counts:
    """People by answer, as it reads now."""
    found = session.connection().execute(_COUNTS, {"event": event_id, "now": clock.now()}).all()
    people = {row.answer: row.people for row in found}
    children = {row.answer: int(row.children or 0) for row in found}
    return Counts(
        going=people.get("going", 0), maybe=people.get("maybe", 0), children=children.get("going", 0),
        waiting=people.get("waiting", 0),
    )  # fmt: skip


_HELD = select(func.coalesce(func.sum(a.children + 1), 0)).where(
    a.event_id == bindparam("event"), a.answer == "offered", a.offer_until > bindparam("now", type_=a.offer_until.type)
)


def _is_full(session: Session, row: Any, counted: Counts) -> bool:
    if row["capacity"] is None:
        return False
    held = row["places_held"]
    if held and counted.waiting == 0:
        held = session.connection().execute(_HELD, {"event": row["id"], "now": clock.now()}).scalar_one()
    return bool(row["places_taken"] + held >= row["capacity"])


def _points(row: dict[str, Any]) -> list[CheckPoint]:
    return [CheckPoint(**point._asdict()) for point in checklist.checklist(row)]


def _wrap_up(row: Any) -> WrapUpOut | None:
    if row["young_people"] is None:
        return None
    return WrapUpOut(
        young_people=row["young_people"], professionals=row["professionals"], led_by=row["who_led"],
        sentence=row["sentence"], reopened=row["reopened"], at=row["wrapped_at"],
    )  # fmt: skip


_look = select(g.name.label("group_name"), g.hue, g.glyph, g.id.label("look_id")).subquery("look")
_PLAN = (
    select(*card_columns(_look.c), *(column.label(f"own_{column.name}") for column in e), w.young_people,
           w.professionals, w.reopened)
    .select_from(
        event.join(_look, _look.c.look_id == e.group_id).outerjoin(answer, mine).outerjoin(wrap, w.event_id == e.id)
    )
    .where(e.group_id == bindparam("group"))
    .order_by(e.starts_at.desc(), e.id.desc())
    .limit(500)
)  # fmt: skip


def group_plan(session: Session, caller: Caller, group_id: str) -> PlanPage:
    """All activities of a group, newest first: drafts, coming, past and called off."""
    asked = {"group": group_id, "me": caller.person_id, "now": clock.now()}
    rows = session.connection().execute(_PLAN, asked).all()
    return PlanPage(items=[_plan_card(caller, row) for row in rows])


def _plan_card(caller: Caller, row: Any) -> PlanCard:
    shown = dict(zip(CARD_KEYS, row, strict=False))
    own = {key.removeprefix("own_"): value for key, value in row._mapping.items() if key.startswith("own_")}
    wrapped = row._mapping if row.young_people is not None else None
    came = rules.came(wrapped, own["came_young"], own["came_professionals"])
    missing = len(checklist.open_points(own)) if own["state"] == "draft" else 0
    more = {"can": can(caller, own), "attended": sum(came) if came else None, "open_points": missing}
    return PlanCard.model_validate(shown | more)
