"""A way back in for somebody who lost theirs: one worker who saw them; for staff, two people who work there."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from api.core import audit, clock, errors
from api.core.access import Caller
from api.doors import messages
from api.doors.belonging import person_here, staff_here
from api.doors.invite_schemas import AskNewLink, NewLinkAnswer
from api.doors.keys import Secret, qr_svg
from api.doors.models import SEALED_NEW_LINK, NewLink
from api.doors.words import spoken
from api.notify.actions import tell
from api.people.models import Person
from api.programmes.queries import roles_by_programme, staff_ids

LASTS = timedelta(hours=24)
MAKERS = ("worker", "manager", "safeguarding")


def new_link_for(session: Session, caller: Caller, person_id: str, ask: AskNewLink) -> NewLinkAnswer:
    """Makes a link that signs this person in, once, within 24 hours. The person is told.

    For somebody with a staff role here the first call waits for a second, different person who works here; of these
    two, one works in each other programme the person works in. 404 for people of other programmes; 403 for one's own
    account.
    """
    staff_here(session, caller, ask.programme_id)
    person = person_here(session, person_id, ask.programme_id, lock=True)
    if person.id == caller.person_id:
        raise errors.not_allowed(messages.NOT_FOR_ME)
    at = clock.now()
    if ask.programme_id in roles_by_programme(session, person.id):
        link = _for_staff(session, caller, person, ask.programme_id, at)
    else:
        staff_here(session, caller, ask.programme_id, *MAKERS)
        link = _for_young(session, caller, person, ask.programme_id, at)
    caller.made.append(link.id)
    return _answer(link)


def made_again(session: Session, caller: Caller, link_id: str) -> NewLinkAnswer:
    """The same answer for a replay. 409 once the link was used or ran out."""
    link = session.get_one(NewLink, link_id)
    staff_here(session, caller, link.programme_id)
    if link.ended_at is not None or link.expires_at <= clock.now():
        raise errors.conflict("invite_over", messages.LINK_OVER)
    return _answer(link)


def _for_young(session: Session, caller: Caller, person: Person, programme_id: str, at: datetime) -> NewLink:
    """A fresh link; an older one for the same person ends, so that only one is ever open."""
    for old in _open_links(session, person.id, at):
        old.ended_at, old.sealed_secret = at, None
        session.add(old)
    link = NewLink(person_id=person.id, programme_id=programme_id, asked_by=caller.person_id, made_at=at,
                   expires_at=at + LASTS)  # fmt: skip
    return _ready(session, caller, link, at)


def _for_staff(session: Session, caller: Caller, person: Person, programme_id: str, at: datetime) -> NewLink:
    mine = [link for link in _open_links(session, person.id, at) if link.programme_id == programme_id]
    link = next((link for link in mine if link.for_staff), None)
    if link is None:
        link = NewLink(person_id=person.id, programme_id=programme_id, for_staff=True, asked_by=caller.person_id,
                       made_at=at, expires_at=at + LASTS)  # fmt: skip
        session.add(link)
        session.flush()
        audit.note(session, "new_link.ask", "new_link", link.id, programme_id=programme_id, subject=person.id)
    elif link.seconded_by is None and link.asked_by != caller.person_id:
        _nobody_left_out(session, person.id, {programme_id}, (link.asked_by, caller.person_id))
        link.seconded_by = caller.person_id
        return _ready(session, caller, link, at)
    return link


def _nobody_left_out(session: Session, person_id: str, here: set[str], makers: tuple[str, str]) -> None:
    """The link opens this person's work in every programme, so two people of one must not open another's.

    Raises 409 for a programme where others work and neither of the two does.
    """
    theirs = set(roles_by_programme(session, person_id)) - here
    for maker in makers:
        theirs -= roles_by_programme(session, maker).keys()
    if any(set(staff_ids(session, programme_id)) - {person_id} for programme_id in theirs):
        raise errors.conflict("elsewhere", messages.SOMEBODY_FROM_THERE)


def _ready(session: Session, caller: Caller, link: NewLink, at: datetime) -> NewLink:
    secret = Secret.fresh()
    link.token_hash, link.code_blind = secret.token_hash, secret.code_blind
    link.sealed_secret, link.expires_at = secret.seal(SEALED_NEW_LINK, link.id), at + LASTS
    session.add(link)
    session.flush()
    audit.note(session, "new_link.make", "new_link", link.id, programme_id=link.programme_id, subject=link.person_id)
    maker = session.get_one(Person, caller.person_id)
    tell(session, [link.person_id], "new_link_made", messages.new_link_made(maker.chosen_name), actor=maker.id)
    return link


def _open_links(session: Session, person_id: str, at: datetime) -> list[NewLink]:
    still = select(NewLink).where(
        NewLink.person_id == person_id, col(NewLink.ended_at).is_(None), NewLink.expires_at > at
    )
    return list(session.exec(still.with_for_update()))


def _answer(link: NewLink) -> NewLinkAnswer:
    """Link, code and picture once it is ready; whoever only waits for a second person sees none."""
    if link.sealed_secret is None:
        return NewLinkAnswer(state="waiting_for_second", expires_at=link.expires_at)
    secret = Secret.unseal(SEALED_NEW_LINK, link.id, link.sealed_secret)
    return NewLinkAnswer(
        state="ready", link=secret.link, code=secret.code, code_spoken=spoken(secret.code),
        qr_svg=qr_svg(secret.link), expires_at=link.expires_at,
    )  # fmt: skip
