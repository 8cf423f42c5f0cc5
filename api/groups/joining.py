"""Coming into a group by invite: for the first time, or back through a door that stayed open (R99).

Who invited and whether the invite still counts is for doors; here is what the membership becomes.
"""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from api.consent.queries import both_yeses
from api.consent.rules import needs_both
from api.core import audit, clock, errors
from api.groups.models import GroupRules, Membership, PowerGroup, RulesAgreement
from api.notify.actions import tell
from api.people.models import Person
from api.programmes.queries import staff_ids

RANK = ("member", "co_lead", "lead")
COMES_BACK = ("left", "resting", "graduated")
KEEPS_ROLE = ("new", "active", "waiting_for_consent", "resting")  # who left starts again with what the invite gives
REMOVED = "You cannot come back with this invite. Please talk to a worker first."
OVER = "This group is not open to new people right now."
READ_RULES = "Please read the group's rules and say yes to them."


@dataclass(frozen=True)
class Joined:
    """`took_place`: this used up one place of the invite (an already active member uses none)."""

    membership: Membership
    took_place: bool


def state_on_joining(before: str | None, age_band: str, both_said_yes: bool) -> str:
    """What the membership becomes. Under 16 nobody takes part before both yeses are there (R52)."""
    if before in ("new", "active", "waiting_for_consent", "removed"):
        return before
    if needs_both(age_band) and not both_said_yes:
        return "waiting_for_consent"
    return "active" if before in COMES_BACK else "new"


def group_for_joining(session: Session, group_id: str) -> PowerGroup:
    """The group, locked against ending while somebody comes in. Raises 409 when it takes nobody in now."""
    group = session.exec(select(PowerGroup).where(PowerGroup.id == group_id).with_for_update(read=True)).one()
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
    mine = select(Membership).where(Membership.group_id == group.id, Membership.person_id == person.id)
    membership = session.exec(mine.with_for_update()).first()
    before = membership.state if membership else None
    if before == "removed":
        raise errors.conflict("ask_staff", REMOVED)
    _agree(session, group.id, person.id, agreed)
    state = state_on_joining(before, person.age_band, both_yeses(session, person.id, group.id))
    at = clock.now()
    if membership is None:
        membership = Membership(
            group_id=group.id, programme_id=group.programme_id, person_id=person.id, role=role, state=state,
            joined_at=at, changed_at=at,
        )  # fmt: skip
    before_role = membership.role if before in KEEPS_ROLE else "member"
    role = max(role, before_role, key=RANK.index)
    if (state, role) == (before, membership.role):
        return Joined(membership, took_place=False)
    membership.role, membership.state, membership.changed_at = role, state, at
    session.add(membership)
    session.flush()
    note = {"programme_id": group.programme_id, "actor": person.id, "subject": person.id}
    audit.note(session, "membership.join", "membership", membership.id, frm=before, to=state, **note)
    if role != before_role:
        audit.note(session, "membership.role", "membership", membership.id, frm=before_role, to=role, **note)
    if state != before:
        _tell(session, group, person, state)
    return Joined(membership, took_place=True)


def _agree(session: Session, group_id: str, person_id: str, version: int | None) -> None:
    rules = newest_rules(session, group_id)
    if rules is None:
        return
    said = select(RulesAgreement).where(RulesAgreement.rules_id == rules.id, RulesAgreement.person_id == person_id)
    if session.exec(said).first() is not None:
        return
    if version != rules.version:
        raise errors.bad_input({"agree_rules_version": READ_RULES})
    session.add(RulesAgreement(rules_id=rules.id, person_id=person_id, at=clock.now()))


def _tell(session: Session, group: PowerGroup, person: Person, state: str) -> None:
    """The leads hear who came; staff hear when somebody waits for the two yeses."""
    leads = select(Membership.person_id).where(
        Membership.group_id == group.id, col(Membership.role).in_(("lead", "co_lead")),
        col(Membership.state).in_(("new", "active")),
    )  # fmt: skip
    about = ("group", group.id)
    if state == "waiting_for_consent":
        workers = staff_ids(session, group.programme_id, "worker", "manager")
        words = f"{person.chosen_name} wants to join {group.name}. Two yeses are needed first."
        tell(session, workers, "consent_needed", words, about=about, actor=person.id)
        return
    words = f"{person.chosen_name} is now in {group.name}."
    tell(session, session.exec(leads).all(), "member_joined", words, about=about, actor=person.id)
