"""Coming into a group by invite: for the first time, or back through a door that stayed open (R99).

Who invited and whether the invite still counts is for doors; here is what the membership becomes.
"""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from api.core import clock, errors
from api.core.say import say
from api.groups import places, queries, rules
from api.groups.models import GroupRules, Membership, PowerGroup, RulesAgreement
from api.notify.actions import tell
from api.people.models import Person
from api.programmes.queries import staff_ids

REMOVED = "You cannot come back with this invite. Please talk to a worker first."
OVER = "This group is not open to new people right now."
READ_RULES = "Please read the group's rules and say yes to them."


@dataclass(frozen=True)
class Joined:
    """`took_place`: this used up one place of the invite (an already active member uses none)."""

    membership: Membership
    took_place: bool


def group_for_joining(session: Session, group_id: str) -> PowerGroup:
    """The group, locked against ending while somebody comes in. Raises 409 when it takes nobody in now."""
    group = queries.locked(session, group_id)
    if group.state != "active":
        raise errors.conflict("group_over", OVER)
    return group


def newest_rules(session: Session, group_id: str) -> GroupRules | None:
    wanted = select(GroupRules).where(GroupRules.group_id == group_id).order_by(col(GroupRules.version).desc())
    return session.exec(wanted.limit(1)).first()


def join(session: Session, group: PowerGroup, person: Person, role: str, agreed: int | None) -> Joined:
    """`person` takes part in `group`: a new membership, the same one again, or a higher role in it.

    agreed: the version of the rules they said yes to; needed when the group has rules they have not agreed to yet.
    409 "ask_staff" for somebody who was removed.
    """
    place = queries.membership(session, group.id, person.id)
    if place is not None and place.state == "removed":
        raise errors.conflict("ask_staff", REMOVED)
    _agree(session, group.id, person.id, agreed)
    if place is None:
        place = places.make_in(session, group, person.id, role)
        _tell(session, group, person, place.state)
        return Joined(place, took_place=True)
    step = rules.join_step(place.state, place.before, places.needs_yeses(session, group.id, person.id))
    higher = rules.higher_role(place.role, role)
    if step is None and higher == place.role:
        return Joined(place, took_place=False)
    if step is not None:
        _tell(session, group, person, places.move(session, place, step, places.INVITED))
    places.set_role(session, place, higher)
    return Joined(place, took_place=True)


def _agree(session: Session, group_id: str, person_id: str, version: int | None) -> None:
    newest = newest_rules(session, group_id)
    if newest is None:
        return
    said = select(RulesAgreement).where(RulesAgreement.rules_id == newest.id, RulesAgreement.person_id == person_id)
    if session.exec(said).first() is not None:
        return
    if version != newest.version:
        raise errors.bad_input({"agree_rules_version": READ_RULES})
    session.add(RulesAgreement(rules_id=newest.id, person_id=person_id, at=clock.now()))


def _tell(session: Session, group: PowerGroup, person: Person, state: str) -> None:
    """The leads hear who came; staff hear when somebody waits for the two yeses."""
    leads = select(Membership.person_id).where(
        Membership.group_id == group.id, col(Membership.role).in_(("lead", "co_lead")),
        col(Membership.state).in_(("new", "active")),
    )  # fmt: skip
    about = ("group", group.id)
    if state == "waiting_for_consent":
        workers = staff_ids(session, group.programme_id, "worker", "manager")
        words = say(
            "{name} wants to join {group}. Two yeses are needed first.", name=person.chosen_name, group=group.name
        )
        tell(session, workers, "consent_needed", words, about=about, actor=person.id)
        return
    words = say("{name} is now in {group}.", name=person.chosen_name, group=group.name)
    tell(session, session.exec(leads).all(), "member_joined", words, about=about, actor=person.id)
