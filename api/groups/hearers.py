"""What this room does when something happens elsewhere, and what it answers rooms to its left."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlmodel import Session, col
from sqlmodel import select as pick

from api.core import audit
from api.core.crypto import sealer
from api.core.fields import table_of
from api.groups import places, queries, rules
from api.groups.models import SEALED_REASON, GroupRules, Membership, PowerGroup, RulesAgreement
from api.notify.actions import tell
from api.notify.questions import GROUP_OF
from api.people.facts import PEOPLE_MERGED
from api.programmes import messages as programme_words
from api.programmes.facts import PROGRAMME_END_MOVED
from api.programmes.questions import WHO_BELONGS

TOLD = ("asked", "waiting_for_consent", "new", "active", "resting", "graduated")

member = table_of(Membership).c
_everybody = (
    select(member.person_id).where(member.programme_id == bindparam("programme"), member.state.in_(TOLD)).distinct()
)


WHO_BELONGS.answers(queries.belongs)


@PROGRAMME_END_MOVED.hears
def tell_members(session: Session, *, programme: Any, before: date, actor: str, told: set[str]) -> None:
    """Everybody in a group hears of the new end, whoever waits or rests too (R74)."""
    people = session.connection().execute(_everybody, {"programme": programme.id}).scalars()
    text = programme_words.end_moved(programme.name, programme.ends_on)
    about = ("programme", programme.id)
    tell(session, [p for p in people if p not in told], "programme_end_moved", text, about=about, actor=actor)


@PEOPLE_MERGED.hears
def merge_memberships(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """Two accounts, one person: one place per group, one yes per version of the rules."""
    for place in session.exec(pick(Membership).where(Membership.person_id == old).order_by(col(Membership.group_id))):
        queries.locked(session, place.group_id)
        other = queries.membership(session, place.group_id, new)
        if other is None:
            place.person_id = new
        else:
            _into_one(other, place)
            session.delete(place)
            session.flush()
        kept = other or place
        session.add(kept)
        session.flush()
        note = {"programme_id": kept.programme_id, "subject": new}
        audit.note(session, "membership.merged", "membership", kept.id, to=kept.state, **note)
    _gate(session, new)
    _move_agreements(session, old, new)
    session.execute(update(PowerGroup).where(col(PowerGroup.proposed_by) == old).values(proposed_by=new))
    session.execute(update(GroupRules).where(col(GroupRules.made_by) == old).values(made_by=new))


def _gate(session: Session, person_id: str) -> None:
    """The one account may be younger than what remains of it said: every place waits for the yeses it needs."""
    for place in session.exec(pick(Membership).where(Membership.person_id == person_id).order_by(col(Membership.id))):
        gated = rules.gated(place.state, places.needs_yeses(session, place.group_id, person_id))
        if gated != place.state:
            note = {"programme_id": place.programme_id, "subject": person_id, "frm": place.state, "to": gated}
            audit.note(session, "membership.gated", "membership", place.id, **note)
            place.state = gated
            session.add(place)
    session.flush()


def _into_one(kept: Membership, other: Membership) -> None:
    best = rules.merged_state(kept.state, other.state)
    if best != kept.state:
        kept.before = other.before
    if other.sealed_reason and not kept.sealed_reason:
        reason = sealer().open(SEALED_REASON, other.id, other.sealed_reason)
        kept.sealed_reason = sealer().seal(SEALED_REASON, kept.id, reason)
    kept.state = best
    kept.role = rules.higher_role(kept.role, other.role) if best not in ("left", "removed") else "member"
    kept.joined_at = min(kept.joined_at, other.joined_at)


def _move_agreements(session: Session, old: str, new: str) -> None:
    held = set(session.exec(pick(RulesAgreement.rules_id).where(RulesAgreement.person_id == new)))
    for yes in session.exec(pick(RulesAgreement).where(RulesAgreement.person_id == old)):
        if yes.rules_id in held:
            session.delete(yes)
        else:
            yes.person_id = new
            session.add(yes)
    session.flush()


@GROUP_OF.answers
def group_itself(session: Session, *, kind: str, thing: str) -> list[str]:
    """What is about a group is about that group."""
    return [thing] if kind == "group" else []
