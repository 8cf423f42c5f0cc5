"""Finding what a secret opens, and the page somebody reads before they say yes."""

from sqlmodel import Session, col, select

from api.core import clock, errors
from api.core.access import Caller
from api.core.errors import Problem, Refuse
from api.core.ids import digest
from api.doors import guard, messages
from api.doors.invite_schemas import InviteGroup, InviteNeeds, InvitePage, InviteProgramme, RulesText
from api.doors.inviting import state_of
from api.doors.keys import as_code, blind_code
from api.doors.models import Invite, NewLink
from api.groups.joining import newest_rules
from api.groups.models import Membership, PowerGroup
from api.groups.relations import BELONGS
from api.people.models import Person
from api.programmes.models import Programme


def find(session: Session, caller: Caller, typed: str, *, lock: bool = False) -> Invite | NewLink | Refuse:
    """What this link or code opens, while it is open. A wrong code is counted; 409 when it was right but is over."""
    code = as_code(typed)
    if code is not None:
        stop = guard.stopped(session, caller, guard.INVITE_CODE)
        if stop is not None:
            return stop
    found = _look_up(session, code, typed, lock)
    if found is None:
        if code is not None:
            guard.missed(session, caller, guard.INVITE_CODE)
        return Refuse(404, "no_invite", messages.NO_INVITE)
    over = _over(session, found)
    if over is not None:
        raise over
    return found


def read(session: Session, caller: Caller, typed: str) -> InvitePage | Refuse:
    """Who invites, to what, who will see what, the rules, and when the programme ends."""
    found = find(session, caller, typed)
    if isinstance(found, Refuse):
        return found
    programme = session.get_one(Programme, found.programme_id)
    me = session.get(Person, caller.maybe_person_id) if caller.maybe_person_id else None
    group = session.get(PowerGroup, found.group_id) if isinstance(found, Invite) and found.group_id else None
    kind = found.kind if isinstance(found, Invite) else "new_link"
    return InvitePage(
        kind=kind,
        invited_by=invited_by(session, found),
        programme=InviteProgramme(
            id=programme.id, name=programme.name, purpose=programme.purpose, ends_on=programme.ends_on
        ),
        group=_group(session, group) if group else None,
        role=found.role if isinstance(found, Invite) else "same",
        who_sees=_who_sees(kind, programme.name, group),
        expires_at=found.expires_at,
        needs=InviteNeeds(age_band=me is None and kind == "group", chosen_name=me is None and kind != "new_link"),
        already=me.chosen_name if me else None,
    )


def invited_by(session: Session, found: Invite | NewLink) -> str:
    by = found.made_by if isinstance(found, Invite) else found.asked_by
    person = session.get(Person, by) if by else None
    return person.chosen_name if person else messages.HOUSE


def _look_up(session: Session, code: str | None, typed: str, lock: bool) -> Invite | NewLink | None:
    invite = select(Invite).where(
        Invite.code_blind == blind_code(code) if code is not None else Invite.token_hash == digest(typed)
    )
    link = select(NewLink).where(
        NewLink.code_blind == blind_code(code) if code is not None else NewLink.token_hash == digest(typed)
    )
    if lock:
        invite, link = invite.with_for_update(), link.with_for_update()
    return session.exec(invite).first() or session.exec(link).first()


def _over(session: Session, found: Invite | NewLink) -> Problem | None:
    """Why this opens nothing any more, or None. Only somebody who holds the right secret hears it."""
    at = clock.now()
    if isinstance(found, NewLink):
        over = found.ended_at is not None or found.expires_at <= at
        return errors.conflict("invite_over", messages.LINK_OVER) if over else None
    state = state_of(found, at)
    if state != "open":
        return errors.conflict("invite_over", messages.OVER[state], state=state)
    programme = session.get_one(Programme, found.programme_id)
    if programme.ends_on < clock.today(programme.zone):
        return errors.conflict("programme_over", messages.PROGRAMME_OVER)
    return None


def _group(session: Session, group: PowerGroup) -> InviteGroup:
    rules = newest_rules(session, group.id)
    led_by = session.exec(
        select(Person.chosen_name)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(
            Membership.group_id == group.id, col(Membership.role).in_(("lead", "co_lead")),
            col(Membership.state).in_(BELONGS),
        )
        .order_by(col(Membership.role).desc(), col(Membership.id))
    ).all()  # fmt: skip
    return InviteGroup(
        id=group.id, name=group.name, purpose=group.purpose, hue=group.hue, glyph=group.glyph,
        planned_end=group.planned_end, rules=RulesText(version=rules.version, text=rules.text) if rules else None,
        led_by=list(led_by),
    )  # fmt: skip


def _who_sees(kind: str, programme: str, group: PowerGroup | None) -> list[str]:
    if group is not None:
        return messages.who_sees_group(group.name, programme, whole_programme=group.visibility == "programme")
    return messages.who_sees_staff(programme) if kind == "staff" else messages.who_sees_link()
