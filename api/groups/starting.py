"""How a group comes about: staff make one, or anybody proposes one and staff say yes, ask, or not now."""

from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import bad_input, conflict
from api.groups import messages, pages, places, queries, rules
from api.groups.agreeing import first_rules
from api.groups.models import Membership, PowerGroup
from api.groups.questions import ACTIVATE_GROUP
from api.groups.schemas import GroupPage, NewGroup, ProposalAnswer
from api.groups.states import GROUP
from api.notify.actions import tell
from api.people.queries import active_person
from api.programmes.models import Programme


def create_group(session: Session, caller: Caller, programme_id: str, new: NewGroup) -> GroupPage:
    """Staff make a group that runs at once, with or without a lead (somebody known here)."""
    group = _add(session, caller, programme_id, new, "active")
    if new.lead_person_id:
        lead = active_person(session, new.lead_person_id)
        if lead is None or not queries.belongs(session, programme_id=programme_id, person_ids=[lead.id]):
            raise bad_input({"lead_person_id": messages.NOT_IN_PROGRAMME})
        place = places.make_in(session, group, lead.id, "lead")
        _tell_lead(session, caller, group, place, messages.now_lead(group.name))
    _check_start(session, group)
    caller.made.append(group.id)
    return pages.page_now(session, caller, group.id)


def propose_group(session: Session, caller: Caller, programme_id: str, new: NewGroup) -> GroupPage:
    """Anybody in the programme proposes a group; whoever works here is told."""
    if new.lead_person_id not in (None, caller.person_id):
        raise bad_input({"lead_person_id": messages.LEADS_OWN})
    group = _add(session, caller, programme_id, new, "proposed")
    programme = session.get_one(Programme, programme_id)
    text = messages.proposed(_name(session, caller), group.name, programme.name)
    places.tell_workers(session, group, "group_proposed", text, caller.person_id)
    caller.made.append(group.id)
    return pages.page_now(session, caller, group.id)


def made_again(session: Session, caller: Caller, group_id: str) -> GroupPage:
    """The answer to a replay: the group as this caller may see it now."""
    return pages.page_now(session, caller, group_id)


def answer_proposal(session: Session, caller: Caller, group_id: str, said: ProposalAnswer) -> GroupPage:
    """Staff say yes, ask something, or say not now with a reason. On yes the proposer leads."""
    group = queries.locked(session, group_id)
    if said.answer != "yes" and said.words is None:
        raise bad_input({"words": messages.ASK_WORDS})
    note = {"programme_id": group.programme_id, "subject": group.proposed_by}
    GROUP.go(session, group, f"answer_{said.answer}", caller.relations, **note)
    group.staff_words = said.words
    group.version += 1
    session.flush()
    if said.answer == "yes":
        _start(session, caller, group)
    elif group.proposed_by:
        text = messages.said_ask(group.name) if said.answer == "ask" else messages.said_not_now(group.name)
        about = ("group", group.id)
        tell(session, [group.proposed_by], "proposal_answered", text, about=about, actor=caller.person_id)
    caller.made.append(group.id)
    return pages.page_now(session, caller, group_id)


def propose_again(session: Session, caller: Caller, group: PowerGroup) -> None:
    """The proposer has changed what staff asked about: it waits for staff again."""
    GROUP.go(session, group, "propose_again", caller.relations, programme_id=group.programme_id)
    text = messages.proposed_again(_name(session, caller), group.name)
    places.tell_workers(session, group, "group_proposed", text, caller.person_id)


def _start(session: Session, caller: Caller, group: PowerGroup) -> None:
    _check_start(session, group)
    if group.proposed_by is None or active_person(session, group.proposed_by) is None:
        return
    place = places.make_in(session, group, group.proposed_by, "lead")
    _tell_lead(session, caller, group, place, messages.said_yes(group.name))


def _tell_lead(session: Session, caller: Caller, group: PowerGroup, place: Membership, text: str) -> None:
    """The first lead is told; who needs two yeses leads only when these are there, and staff are told."""
    about, actor = ("group", group.id), caller.person_id
    if place.state == "waiting_for_consent":
        text = messages.said_yes_wait(group.name)
        places.tell_workers(session, group, "somebody_waits", messages.somebody_waits(group.name), actor)
    tell(session, [place.person_id], "you_lead", text, about=about, actor=actor)


def _check_start(session: Session, group: PowerGroup) -> None:
    missing = ACTIVATE_GROUP.ask(session, group_id=group.id)
    if missing:
        points = [{"field": "start", "sentence": sentence} for sentence in missing]
        raise conflict("not_ready", messages.NOT_READY, points=points)


def _add(session: Session, caller: Caller, programme_id: str, new: NewGroup, state: str) -> PowerGroup:
    programme = session.get_one(Programme, programme_id)
    wrong = rules.wrong_planned_end(new.planned_end, clock.today(programme.zone), programme.ends_on)
    if wrong:
        raise bad_input(wrong)
    group = PowerGroup(
        programme_id=programme_id, state=state, proposed_by=caller.person_id if state == "proposed" else None,
        made_at=clock.now(), **new.model_dump(exclude={"rules", "lead_person_id"}),
    )  # fmt: skip
    session.add(group)
    session.flush()
    audit.note(session, "group.made", "group", group.id, to=state, programme_id=programme_id)
    if new.rules:
        first_rules(session, group, new.rules, caller.person_id)
    return group


def _name(session: Session, caller: Caller) -> str:
    person = active_person(session, caller.person_id)
    return person.chosen_name if person else ""
