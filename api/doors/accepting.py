"""Saying yes to an invite: age band, chosen name, a tap. And using a new link."""

from datetime import timedelta

from sqlmodel import Session

from api.consent.rules import needs_both
from api.core import audit, clock, errors
from api.core.access import Caller
from api.core.errors import Problem, Refuse
from api.core.say import say, spoken
from api.core.sessions import LoginSession
from api.doors import finding, messages
from api.doors.invite_schemas import AcceptInvite
from api.doors.me import me_of
from api.doors.models import Invite, NewLink, PasskeyDue
from api.doors.opening import open_session, own_session, same_session_again
from api.doors.schemas import Me
from api.groups import joining
from api.notify.actions import tell
from api.people.actions import add_person
from api.people.models import Person
from api.programmes.actions import add_role
from api.programmes.messages import ROLE_WORDS
from api.programmes.models import Programme
from api.programmes.queries import staff_ids

PASSKEY_WITHIN = timedelta(hours=24)
STAFF_AGE = "25_plus"  # the age of staff is nobody's business; this band asks for nothing


def accept(session: Session, caller: Caller, yes: AcceptInvite) -> Me | Refuse:
    """Lets somebody in. A signed-in person joins as herself; a new one gets an account and a session on this phone.

    422 "not_alone" under 13. 13 to 15 waits for both yeses. 409 when the invite or group is over, or for somebody who
    was removed. The invite's row is locked first, so its last place is never taken twice.
    """
    found = finding.find(session, caller, yes.secret, lock=True)
    if isinstance(found, Refuse):
        return found
    if isinstance(found, NewLink):
        return _back_in(session, caller, found, yes)
    if caller.identity is None and yes.age_band == "under_13":
        name = finding.invited_by(session, found) if found.made_by else messages.SOMEBODY
        raise Problem(422, "not_alone", say(messages.NOT_ALONE, name=name))
    if found.kind == "staff":
        return _staff(session, caller, found, yes)
    return _member(session, caller, found, yes)


def accepted_again(session: Session, caller: Caller, person_id: str, session_id: str) -> Me:
    """A replay (the first answer was lost): the same person, and within ten minutes the same cookie."""
    return me_of(session, same_session_again(session, caller, person_id, session_id))


def _member(session: Session, caller: Caller, invite: Invite, yes: AcceptInvite) -> Me:
    group = joining.group_for_joining(session, str(invite.group_id))
    person = _who(session, caller, yes, need_age=True)
    if joining.join(session, group, person, invite.role, yes.agree_rules_version).took_place:
        _use(session, invite, person)
    row = _session(session, caller, person, yes, "invite")
    return me_of(session, row)


def _staff(session: Session, caller: Caller, invite: Invite, yes: AcceptInvite) -> Me:
    """The role is given now; it counts only once this session has enrolled a passkey."""
    if yes.shared_phone or (caller.identity is not None and caller.identity.shared_phone):
        raise errors.conflict("shared_phone", messages.SHARED_STAFF)
    person = _who(session, caller, yes, need_age=False)
    if needs_both(person.age_band):  # a staff role would open everything the two yeses are for (R52)
        raise errors.conflict("too_young", messages.STAFF_GROWN_UP)
    add_role(session, invite.programme_id, person.id, invite.role)
    _use(session, invite, person)
    row = _session(session, caller, person, yes, "staff_invite")
    let_enrol(session, row)
    programme = session.get_one(Programme, invite.programme_id)
    words = messages.joined_staff(person.chosen_name, say(ROLE_WORDS[invite.role]), programme.name)
    managers = staff_ids(session, programme.id, "manager")
    tell(session, managers, "staff_joined", words, about=("programme", programme.id), actor=person.id)
    return me_of(session, row)


def _back_in(session: Session, caller: Caller, link: NewLink, yes: AcceptInvite) -> Me:
    """A new link signs its person in, once. Other phones stay signed in."""
    if link.for_staff and yes.shared_phone:
        raise errors.conflict("shared_phone", messages.SHARED_STAFF)
    person = session.get_one(Person, link.person_id)
    link.ended_at, link.sealed_secret = clock.now(), None
    session.add(link)
    audit.note(session, "new_link.use", "new_link", link.id, programme_id=link.programme_id, actor=person.id,
               subject=person.id)  # fmt: skip
    row = open_session(
        session, caller, person.id, way="new_link", shared_phone=yes.shared_phone, label=yes.device_label
    )
    if link.for_staff:
        let_enrol(session, row)
    caller.made += [person.id, row.id]
    return me_of(session, row)


def let_enrol(session: Session, row: LoginSession) -> None:
    """This session may enrol a staff passkey for a day (it came in by a door that only staff open)."""
    if row.kind != "staff":
        session.merge(PasskeyDue(session_id=row.id, expires_at=clock.now() + PASSKEY_WITHIN))
        session.flush()


def _who(session: Session, caller: Caller, yes: AcceptInvite, *, need_age: bool) -> Person:
    """The signed-in person, or a new one. Raises 422 with what is still needed."""
    if caller.identity is not None:
        return session.get_one(Person, caller.identity.person_id, with_for_update=True)
    missing = {}
    if need_age and yes.age_band is None:
        missing["age_band"] = messages.WHICH_AGE
    if yes.chosen_name is None:
        missing["chosen_name"] = messages.WHICH_NAME
    if missing or yes.chosen_name is None:
        raise errors.bad_input(missing)
    return add_person(session, yes.chosen_name, yes.age_band or STAFF_AGE, spoken(caller.language))


def _session(session: Session, caller: Caller, person: Person, yes: AcceptInvite, way: str) -> LoginSession:
    if caller.identity is not None:
        caller.made += [person.id, ""]
        return own_session(session, caller)
    row = open_session(session, caller, person.id, way=way, shared_phone=yes.shared_phone, label=yes.device_label)
    caller.made += [person.id, row.id]
    return row


def _use(session: Session, invite: Invite, person: Person) -> None:
    invite.uses += 1
    if invite.uses >= invite.max_uses:
        invite.sealed_secret = None
    session.add(invite)
    session.flush()
    audit.note(session, "invite.use", "invite", invite.id, programme_id=invite.programme_id, actor=person.id,
               subject=person.id)  # fmt: skip
