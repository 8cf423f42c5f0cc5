"""Reads about what is to do afterwards: mine as lead or worker, one activity's, a programme's in numbers."""

from datetime import timedelta
from typing import Any

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlmodel import Session

from api.core import access, audit, clock
from api.core.access import Caller
from api.core.crypto import sealer
from api.core.errors import not_found
from api.core.fields import table_of
from api.events import queries as events
from api.events.afterwards import rules
from api.events.afterwards.models import SEALED_REASON, SEALED_WORDS, EventLeader, FollowUp
from api.events.afterwards.schemas import (
    AfterwardsOut,
    EventLeaderOut,
    FollowUpItem,
    FollowUpPage,
    FollowUps,
    OpenEnds,
    SayHow,
)  # fmt: skip
from api.events.afterwards.states import FOLLOW_UP
from api.events.afterwards.unwritten import Unwritten
from api.events.check_in.folding import THERE
from api.events.models import Event, Presence, WrapUp
from api.events.rules import STAFF_ASKED_AFTER
from api.groups.models import Membership, PowerGroup
from api.groups.relations import BELONGS
from api.people.models import Person
from api.programmes.queries import opened_roles

LEADS = ("lead", "co_lead")
MOST = 200
LATELY = timedelta(days=1)  # what was closed today is still on the list, so that a wrong tap can be taken back

tasks, events_table, groups = table_of(FollowUp), table_of(Event), table_of(PowerGroup)
t, e, g = tasks.c, events_table.c, groups.c
m, p, w = table_of(Membership).c, table_of(Person).c, table_of(WrapUp).c
seen, led = table_of(Presence), table_of(EventLeader)

_MINE = select(m.group_id).where(m.person_id == bindparam("me"), m.state.in_(BELONGS), m.role.in_(LEADS))
_LED: Any = bindparam("groups", expanding=True)
_WORKED: Any = bindparam("programmes", expanding=True)
_COLUMNS = (
    t.id, t.kind, t.state, t.event_id, e.title.label("event_title"), t.group_id, g.name.label("group_name"), t.due_at,
    t.closed_at, t.sealed_words, p.chosen_name.label("person"),
)  # fmt: skip
_FROM = (
    tasks.join(events_table, e.id == t.event_id)
    .join(groups, g.id == t.group_id)
    .outerjoin(table_of(Person), p.id == t.person_id)
)
_FOR_ME = and_(
    or_(and_(t.group_id.in_(_LED), t.for_leads), t.programme_id.in_(_WORKED)),
    or_(t.person_id.is_(None), t.person_id != bindparam("me")),
)
_OPEN = select(*_COLUMNS).select_from(_FROM).where(_FOR_ME, t.state == "open").order_by(t.due_at, t.id).limit(MOST)
_CLOSED = (
    select(*_COLUMNS)
    .select_from(_FROM)
    .where(
        _FOR_ME, t.state.in_(("done", "not_needed")),
        t.closed_at > bindparam("lately", type_=t.closed_at.type),
    )
    .order_by(t.closed_at.desc(), t.id)
    .limit(MOST)
)  # fmt: skip
_SAY_HOW = (
    select(
        e.id, e.title, e.group_id, g.name.label("group_name"), e.kind, e.starts_at, e.ends_at, e.zone,
        (e.came_young + func.coalesce(e.came_professionals, 0)).label("checked_in"),
    )
    .select_from(events_table.join(groups, g.id == e.group_id).outerjoin(table_of(WrapUp), w.event_id == e.id))
    .where(
        e.state == "published", w.event_id.is_(None), e.ends_at <= bindparam("now", type_=e.ends_at.type),
        or_(
            e.group_id.in_(_LED),
            and_(e.programme_id.in_(_WORKED), e.ends_at <= bindparam("week_ago", type_=e.ends_at.type)),
        ),
    )
    .order_by(e.starts_at.desc(), e.id)
    .limit(MOST)
)  # fmt: skip
_LEADS = (
    select(m.person_id, p.chosen_name, led.c.person_id.label("led"), seen.c.mark)
    .join(table_of(Person), p.id == m.person_id)
    .outerjoin(led, (led.c.person_id == m.person_id) & (led.c.event_id == bindparam("event")))
    .outerjoin(seen, (seen.c.person_id == m.person_id) & (seen.c.event_id == bindparam("event")))
    .where(m.group_id == bindparam("group"), m.state.in_(BELONGS), m.role.in_(LEADS))
    .order_by(m.role.desc(), m.joined_at, m.id)
)
_OPEN_OF = select(func.count()).where(
    t.event_id == bindparam("event"), t.state == "open",
    or_(t.person_id.is_(None), t.person_id != bindparam("me")),
)  # fmt: skip
_NUMBERS = select(
    func.count(), func.sum(case((t.due_at <= bindparam("late", type_=t.due_at.type), 1), else_=0))
).where(t.programme_id == bindparam("programme"), t.state == "open")  # fmt: skip


def follow_ups(session: Session, caller: Caller) -> FollowUps:
    """Everything that is still to do for me, those due first, and the activities I can say how they went."""
    conn, now = session.connection(), clock.now()
    staffed = [one for one, roles in opened_roles(session, caller.identity).items() if "worker" in roles]
    groups_of_mine = list(conn.execute(_MINE, {"me": caller.person_id}).scalars())
    asked = {"me": caller.person_id, "groups": groups_of_mine, "programmes": staffed}
    how = conn.execute(
        _SAY_HOW, {"groups": groups_of_mine, "programmes": staffed, "now": now, "week_ago": now - STAFF_ASKED_AFTER}
    )
    return FollowUps(
        items=[item(row) for row in conn.execute(_OPEN, asked)],
        closed=[item(row) for row in conn.execute(_CLOSED, asked | {"lately": now - LATELY})],
        say_how=[SayHow(**row._mapping) for row in how],
    )


def item(row: Any) -> FollowUpItem:
    """One line, without what was written: that is opened one by one, and the looking is noted."""
    now = clock.now()
    is_open = row.state == "open"
    too_old = row.closed_at is not None and now >= row.closed_at + rules.REMEMBERED
    return FollowUpItem(
        id=row.id, kind=row.kind, state=row.state, event_id=row.event_id, event_title=row.event_title,
        group_id=row.group_id, group_name=row.group_name, due_at=row.due_at, due=is_open and row.due_at <= now,
        late=is_open and rules.is_late(row.due_at, now), person=row.person, has_words=row.sealed_words is not None,
        closed_at=row.closed_at, can=[] if too_old else FOLLOW_UP.can(row.state, ("lead",)),
    )  # fmt: skip


_ONE = select(*_COLUMNS, t.person_id, t.sealed_reason, t.for_leads, t.programme_id).select_from(_FROM).where(
    t.id == bindparam("id")
)  # fmt: skip


def one(session: Session, caller: Caller, follow_up_id: str) -> FollowUpPage:
    """One task with its words. 404 for whom it is about, and for leads once that person has left the group."""
    row = session.connection().execute(_ONE, {"id": follow_up_id}).one()
    not_for_them(caller, row)
    if row.sealed_words or row.sealed_reason:
        audit.note(session, "follow_up.words_seen", "follow_up", row.id, programme_id=row.programme_id)
    words = sealer().open(SEALED_WORDS, row.id, row.sealed_words) if row.sealed_words else None
    reason = sealer().open(SEALED_REASON, row.id, row.sealed_reason) if row.sealed_reason else None
    return FollowUpPage(**item(row).model_dump(), words=words, reason=reason)


def not_for_them(caller: Caller, row: Any) -> None:
    about_me = row.person_id is not None and row.person_id == caller.person_id
    if about_me or not (row.for_leads or caller.is_any("worker")):
        raise not_found()


def of_event(session: Session, caller: Caller, event_id: str, group_id: str) -> AfterwardsOut:
    """Who can have led this activity, and how much is still to do after it."""
    conn = session.connection()
    rows = conn.execute(_LEADS, {"event": event_id, "group": group_id}).all()
    written = any(row.led for row in rows)
    leads = [
        EventLeaderOut(
            person_id=row.person_id,
            chosen_name=row.chosen_name,
            led=row.led is not None if written else row.mark in THERE,
        )
        for row in rows
    ]
    number = conn.execute(_OPEN_OF, {"event": event_id, "me": caller.person_id}).scalar_one()
    return AfterwardsOut(leads=leads, open_tasks=number)


def open_ends(session: Session, caller: Caller, programme_id: str) -> OpenEnds:
    """What is missing in a programme: sessions nobody wrote down (R92), and tasks past their day as numbers (R24)."""
    late = clock.now() - rules.LATE_AFTER
    row = session.connection().execute(_NUMBERS, {"programme": programme_id, "late": late}).one()
    missing, unwrapped = events.without_attendance(session, programme_id), events.without_wrap_up(session, programme_id)
    return OpenEnds(
        without_attendance=[Unwritten(**one._asdict()) for one in missing],
        without_wrap_up=[Unwritten(**one._asdict()) for one in unwrapped],
        tasks_open=row[0], tasks_late=int(row[1] or 0),
        can=[op for op in ("wrap_up_event",) if access.may(op, caller.relations)],
    )  # fmt: skip
