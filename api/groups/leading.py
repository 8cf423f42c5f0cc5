"""Who leads: handing over the lead, co-leads, and that a group does not lose its only lead by accident."""

from sqlmodel import Session

from api.core.access import Caller
from api.core.errors import bad_input, conflict, not_allowed
from api.groups import messages, pages, places, queries, rules
from api.groups.models import Membership, PowerGroup
from api.groups.relations import BELONGS
from api.groups.schemas import GroupPage, HandOver
from api.groups.states import GROUP, GROUP_STAFF
from api.notify.actions import tell
from api.people.models import Person


def hand_over_lead(session: Session, caller: Caller, group_id: str, wish: HandOver) -> GroupPage:
    """A lead makes somebody who takes part the lead and stays as co-lead or member; staff hand over for all leads.

    409 when that person cannot lead now, or when the lead has gone to somebody else in the meantime.
    """
    group = queries.locked(session, group_id)
    if group.state != "active":
        raise GROUP.refusal(group.state, "hand_over_lead")
    heir = queries.membership(session, group_id, wish.to_person_id)
    stepping_down = _stepping_down(session, caller, group_id)
    if wish.to_person_id == caller.person_id and caller.person_id in stepping_down:
        raise bad_input({"to_person_id": messages.TO_YOURSELF})
    if heir is None or heir.state not in BELONGS:
        raise conflict("cannot_lead", messages.CANNOT_LEAD)
    if heir.role == "lead":
        raise conflict("leads_already", messages.LEADS_ALREADY)
    places.set_role(session, heir, "lead")
    for person_id in stepping_down:
        _step_down(session, caller, group, person_id, wish)
    about, actor = ("group", group.id), caller.person_id
    tell(session, [heir.person_id], "you_lead", messages.now_lead(group.name), about=about, actor=actor)
    caller.made.append(group_id)
    return pages.page_now(session, caller, group_id)


def keep_a_lead(session: Session, group: PowerGroup, place: Membership) -> None:
    """409 when the only lead goes or rests although somebody else could lead."""
    if group.state == "active" and place.role == "lead" and place.state in BELONGS:
        leads, everybody = queries.lead_ids(session, group.id, co_leads=False), queries.member_ids(session, group.id)
        if rules.only_lead_left(leads, [p for p in everybody if p != place.person_id], place.person_id):
            raise conflict("hand_over_first", messages.HAND_OVER_FIRST)


def tell_when_leaderless(session: Session, group: PowerGroup, was_lead: bool, actor: str | None) -> None:
    """Nobody leads any more: who works here is told, so that the group finds somebody."""
    if was_lead and group.state == "active" and not queries.lead_ids(session, group.id, co_leads=False):
        places.tell_workers(session, group, "no_lead", messages.no_lead(group.name), actor)


def make_co_lead(session: Session, caller: Caller, group: PowerGroup, place: Membership) -> None:
    _may_change_role(caller, place)
    places.set_role(session, place, "co_lead")
    _tell_role(session, caller, group, place, messages.now_co_lead(group.name))


def make_member(session: Session, caller: Caller, group: PowerGroup, place: Membership) -> None:
    _may_change_role(caller, place)
    places.set_role(session, place, "member")
    _tell_role(session, caller, group, place, messages.now_member(group.name))


def _may_change_role(caller: Caller, place: Membership) -> None:
    """Co-leads are made and unmade by the lead or staff; a co-lead may step down by themselves."""
    steps_down = caller.is_any("this_person") and place.role == "co_lead"
    if not caller.is_any("lead", *GROUP_STAFF) and not steps_down:
        raise not_allowed()
    if place.role == "lead":
        raise conflict("leads", messages.LEAD_IS_HANDED_OVER)
    if place.state not in BELONGS:
        raise conflict("not_taking_part", messages.NOT_TAKING_PART)


def _stepping_down(session: Session, caller: Caller, group_id: str) -> list[str]:
    """Read under the group's lock: of two hand-overs at once the second finds that the lead has gone."""
    leads = queries.lead_ids(session, group_id, co_leads=False)
    if caller.person_id in leads:
        return [caller.person_id]
    if caller.is_any(*GROUP_STAFF):
        return leads
    if caller.is_any("lead"):  # still true when this request was let in
        raise conflict("not_lead", messages.NOT_A_LEAD_NOW)
    raise not_allowed()


def _step_down(session: Session, caller: Caller, group: PowerGroup, person_id: str, wish: HandOver) -> None:
    place = queries.membership(session, group.id, person_id)
    if place is None or person_id == wish.to_person_id:
        return
    places.set_role(session, place, wish.stay_as)
    name = session.get_one(Person, wish.to_person_id).chosen_name
    text = messages.lead_handed_on(group.name, name)
    about = ("group", group.id)
    tell(session, [person_id], "lead_handed_on", text, about=about, actor=caller.person_id)


def _tell_role(session: Session, caller: Caller, group: PowerGroup, place: Membership, text: str) -> None:
    about = ("group", group.id)
    tell(session, [place.person_id], "role_changed", text, about=about, actor=caller.person_id)
