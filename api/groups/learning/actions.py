"""Starting to learn, saying not now, and ticking a step together."""

from sqlalchemy import delete, select
from sqlmodel import Session
from sqlmodel import select as pick

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import bad_input, conflict, not_allowed, not_found
from api.core.fields import table_of
from api.groups import queries as groups
from api.groups.learning import messages, rules
from api.groups.learning.models import LeadPath, LeadStep
from api.groups.learning.queries import lead_path
from api.groups.learning.schemas import LeadPaths, PathChange
from api.groups.learning.states import LEAD_PATH
from api.groups.models import Membership, PowerGroup
from api.groups.relations import BELONGS
from api.notify.actions import tell
from api.people.models import Person

steps = table_of(LeadStep).c


def change_lead_path(session: Session, caller: Caller, group_id: str, person_id: str, change: PathChange) -> LeadPaths:
    """One step on the way of one person. The same again changes nothing."""
    group = groups.locked(session, group_id)
    place = groups.membership(session, group_id, person_id)
    if place is None:
        raise not_found()
    _may(place, change)
    caller.made += [group_id, person_id]
    path = session.exec(pick(LeadPath).where(LeadPath.group_id == group_id, LeadPath.person_id == person_id)).first()
    if change.action == "start":
        if path is None:
            _start(session, caller, group, place)
        elif caller.is_any("this_person") and path.state != "learning":
            _move(session, caller, path, "say_yes")
    elif path is None:
        raise conflict("not_learning", messages.NOT_LEARNING)
    elif change.step is not None:
        _mark(session, caller, group, path, change)
    elif path.state != {"say_yes": "learning"}.get(change.action, change.action):
        _move(session, caller, path, change.action)
    return lead_path(session, caller, group_id)


def _may(place: Membership, change: PathChange) -> None:
    if (change.step is not None) != (change.action in ("mark", "unmark")):
        raise bad_input({"step": messages.NO_STEP})
    if place.state not in BELONGS:
        raise conflict("not_taking_part", messages.NOT_TAKING_PART)
    if place.role == "lead":
        raise conflict("leads", messages.LEADS)
    if change.step is not None and change.step not in {one.key for one in rules.steps_of(place.role)}:
        raise bad_input({"step": messages.NOT_THIS_STEP})


def _start(session: Session, caller: Caller, group: PowerGroup, place: Membership) -> None:
    """By the person: they learn. By a lead or worker: they are asked, and answer for themselves."""
    at, by_self = clock.now(), caller.is_any("this_person")
    beside = caller.person_id if caller.is_any("lead") else None
    path = LeadPath(
        group_id=group.id, programme_id=group.programme_id, person_id=place.person_id, beside=beside,
        state="learning" if by_self else "offered", made_at=at, changed_at=at,
    )  # fmt: skip
    session.add(path)
    session.flush()
    note = {"programme_id": group.programme_id, "subject": place.person_id}
    audit.note(session, "lead_path.start", "lead_path", path.id, to=path.state, **note)
    name, about = session.get_one(Person, caller.person_id).chosen_name, ("group", group.id)
    if by_self:
        to, text = groups.lead_ids(session, group.id, co_leads=False), messages.wants_to_learn(name, group.name)
    else:
        to, text = [place.person_id], messages.offered(name, group.name)
    tell(session, to, "lead_path", text, about=about, actor=caller.person_id)


def _move(session: Session, caller: Caller, path: LeadPath, action: str) -> None:
    """Nobody is told of a "not now": it needs no reason and no talk."""
    if not caller.is_any("this_person"):
        raise not_allowed()
    LEAD_PATH.go(session, path, action, caller.relations, programme_id=path.programme_id, subject=path.person_id)
    path.changed_at = clock.now()
    session.add(path)
    session.flush()


def _mark(session: Session, caller: Caller, group: PowerGroup, path: LeadPath, change: PathChange) -> None:
    if caller.is_any("this_person") or not caller.is_any(*rules.MARKERS):
        raise not_allowed()
    if path.state != "learning":
        raise LEAD_PATH.refusal(path.state, change.action)
    this_step = (steps.path_id == path.id) & (steps.step == change.step)
    there = session.execute(select(steps.id).where(this_step)).first() is not None
    if there == (change.action == "mark"):
        return
    note = {"programme_id": path.programme_id, "subject": path.person_id, "to": change.step}
    audit.note(session, f"lead_path.{change.action}", "lead_path", path.id, **note)
    if there:
        session.execute(delete(LeadStep).where(this_step))
        return
    session.add(LeadStep(path_id=path.id, step=change.step or "", marked_by=caller.person_id, marked_at=clock.now()))
    if path.beside is None and caller.is_any("lead"):
        path.beside = caller.person_id
        session.add(path)
    session.flush()
    about, actor = ("group", group.id), caller.person_id
    tell(session, [path.person_id], "lead_step", messages.step_taken(group.name), about=about, actor=actor)


def forget(session: Session, path: LeadPath) -> None:
    session.execute(delete(LeadStep).where(steps.path_id == path.id))
    session.delete(path)
    session.flush()
