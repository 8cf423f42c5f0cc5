"""Asking to join, resting, leaving, coming back, being welcomed, and (by staff, with a reason) being removed.

Gaps and goodbyes cost nothing: the place stays, and coming back is one tap (R6, R99).
"""

from collections.abc import Callable

from sqlmodel import Session

from api.consent.actions import record_both
from api.core.access import Caller
from api.core.crypto import sealer
from api.core.errors import bad_input, conflict, not_found
from api.groups import leading, messages, pages, places, queries, rules
from api.groups.facts import MEMBER_LEFT, MEMBER_REMOVED
from api.groups.models import SEALED_REASON, Membership, PowerGroup
from api.groups.schemas import GroupPage, Left, MembershipChange, Removal
from api.groups.states import MEMBERSHIP
from api.notify.actions import tell
from api.people.models import Person
from api.programmes.queries import staff_names

Change = Callable[[Session, Caller, PowerGroup, Membership, MembershipChange], None]


def ask_to_join(session: Session, caller: Caller, group_id: str) -> GroupPage:
    """Somebody of the programme asks to join a group that is open to it; its leads are told."""
    group = _running(session, group_id)
    place = queries.membership(session, group_id, caller.person_id)
    if place is None:
        places.make(session, group, caller.person_id, "member", "asked")
        _tell_leads(session, caller, group)
    elif place.state == "left" and place.before == "asked":
        _ask_again(session, caller, group, place)
    elif place.state != "asked":
        words = {"left": messages.COME_BACK_INSTEAD, "removed": messages.ASK_STAFF}
        raise conflict("has_place", words.get(place.state, messages.IN_ALREADY))
    caller.made.append(group_id)
    return pages.page_now(session, caller, group_id)


def leave_group(session: Session, caller: Caller, group_id: str) -> Left:
    """Leaves, for now or for good; nobody is told, nothing is lost. 409 for the only lead while others are there."""
    group = queries.locked(session, group_id)
    place = _place(session, group_id, caller.person_id)
    if place.state != "left":
        was_lead = place.role == "lead"
        leading.keep_a_lead(session, group, place)
        places.move(session, place, "leave", places.SELF)
        places.set_role(session, place, "member")
        leading.tell_when_leaderless(session, group, was_lead, caller.person_id)
        MEMBER_LEFT.tell(session, group_id=group_id, person_id=caller.person_id)
    caller.made.append(group_id)
    return left_again(session, caller, group_id)


def left_again(session: Session, caller: Caller, group_id: str) -> Left:
    place = _place(session, group_id, caller.person_id)
    name = session.get_one(PowerGroup, group_id).name
    return Left(left=True, ways_back=messages.ways_back(name, place.before == "asked"))


def change_membership(
    session: Session, caller: Caller, group_id: str, person_id: str, change: MembershipChange
) -> GroupPage:
    """Welcomes, rests, comes back, changes the role, or records the two yeses. 409 when that cannot be done now."""
    group = _running(session, group_id)
    if (change.consent is None) != (change.action != "record_consent"):
        missing = change.consent is None
        raise bad_input({"consent": messages.CONSENT_MISSING if missing else messages.CONSENT_NOT_HERE})
    place = _place(session, group_id, person_id)
    CHANGES[change.action](session, caller, group, place, change)
    caller.made.append(group_id)
    return pages.page_now(session, caller, group_id)


def remove_member(session: Session, caller: Caller, group_id: str, person_id: str, removal: Removal) -> GroupPage:
    """Staff remove somebody. The reason is sealed and shown to nobody here; the person is told kindly."""
    group = queries.locked(session, group_id)
    place = _place(session, group_id, person_id)
    was_lead = place.role == "lead"
    if place.state != "removed" or not caller.is_any("staff"):
        places.move(session, place, "remove", caller.relations)
        place.sealed_reason = sealer().seal(SEALED_REASON, place.id, removal.reason)
        places.set_role(session, place, "member")
        session.flush()
        text = messages.removed(group.name, staff_names(session, group.programme_id))
        tell(session, [person_id], "removed", text, about=None, actor=caller.person_id)
        leading.tell_when_leaderless(session, group, was_lead, caller.person_id)
        MEMBER_REMOVED.tell(session, group_id=group_id, person_id=person_id)
    caller.made.append(group_id)
    return pages.page_now(session, caller, group_id)


def _welcome(session: Session, caller: Caller, group: PowerGroup, place: Membership, _: MembershipChange) -> None:
    step = rules.welcome_step(places.needs_yeses(session, group.id, place.person_id))
    waits = places.move(session, place, step, caller.relations) == "waiting_for_consent"
    _tell(
        session, caller, group, place, messages.welcomed_to_wait(group.name) if waits else messages.welcomed(group.name)
    )
    if waits:
        text = messages.somebody_waits(group.name)
        places.tell_workers(session, group, "somebody_waits", text, caller.person_id)


def _record_consent(
    session: Session, caller: Caller, group: PowerGroup, place: Membership, change: MembershipChange
) -> None:
    places.move(session, place, "record_consent", caller.relations)
    if change.consent is None:  # checked before; the words of the refusal are there
        raise bad_input({"consent": messages.CONSENT_MISSING})
    record_both(
        session, place.person_id, group.programme_id, group.id, change.consent, recorded_by=caller.person_id
    )  # fmt: skip
    _tell(session, caller, group, place, messages.consent_there(group.name))


def _rest(session: Session, caller: Caller, group: PowerGroup, place: Membership, _: MembershipChange) -> None:
    leading.keep_a_lead(session, group, place)
    places.move(session, place, "rest", caller.relations)
    leading.tell_when_leaderless(session, group, place.role == "lead", caller.person_id)
    _tell(session, caller, group, place, messages.put_to_rest(group.name))


def _come_back(session: Session, caller: Caller, group: PowerGroup, place: Membership, _: MembershipChange) -> None:
    """Back to where they were. Who had only asked asks again; who needs two yeses and lost them waits for these."""
    if place.state == "left" and place.before == "asked":
        _ask_again(session, caller, group, place)
        return
    if place.state not in ("resting", "left", "removed"):
        raise MEMBERSHIP.refusal(place.state, "come_back")
    step = rules.way_back(place.before, places.needs_yeses(session, group.id, place.person_id))
    places.move(session, place, step, caller.relations)
    _tell(session, caller, group, place, messages.back_in(group.name))


def _ask_again(session: Session, caller: Caller, group: PowerGroup, place: Membership) -> None:
    places.move(session, place, "ask", caller.relations | {"this_person"} if _own(caller, place) else caller.relations)
    _tell_leads(session, caller, group)


def _own(caller: Caller, place: Membership) -> bool:
    return place.person_id == caller.person_id


def _running(session: Session, group_id: str) -> PowerGroup:
    group = queries.locked(session, group_id)
    if group.state != "active":
        raise conflict("not_running", messages.NOT_RUNNING)
    return group


def _place(session: Session, group_id: str, person_id: str) -> Membership:
    place = queries.membership(session, group_id, person_id)
    if place is None:
        raise not_found()
    return place


def _tell(session: Session, caller: Caller, group: PowerGroup, place: Membership, text: str) -> None:
    about = ("group", group.id)
    tell(session, [place.person_id], "membership_changed", text, about=about, actor=caller.person_id)


def _tell_leads(session: Session, caller: Caller, group: PowerGroup) -> None:
    """The leads hear of somebody who asks; without a lead, who works here does."""
    name = session.get_one(Person, caller.person_id).chosen_name
    text = messages.asked_to_join(name, group.name)
    leads = queries.lead_ids(session, group.id)
    if leads:
        tell(session, leads, "asked_to_join", text, about=("group", group.id), actor=caller.person_id)
    else:
        places.tell_workers(session, group, "asked_to_join", text, caller.person_id)


CHANGES: dict[str, Change] = {
    "welcome": _welcome,
    "record_consent": _record_consent,
    "rest": _rest,
    "come_back": _come_back,
    "make_co_lead": lambda session, caller, group, place, _: leading.make_co_lead(session, caller, group, place),
    "make_member": lambda session, caller, group, place, _: leading.make_member(session, caller, group, place),
}
