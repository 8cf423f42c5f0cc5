"""Reading people."""

from sqlmodel import Session, col, select

from api.core.crypto import sealer
from api.people.models import SEALED_ADDRESS, Person, PersonContact
from api.people.rules import email_hint

BLIND_EMAIL = "email"


def active_person(session: Session, person_id: str, *, lock: bool = False) -> Person | None:
    """The person, unless the account was merged away or erased."""
    wanted = select(Person).where(Person.id == person_id, Person.state == "active")
    return session.exec(wanted.with_for_update() if lock else wanted).first()


def blind_address(address: str) -> str:
    """How an address (already in its normal spelling) is looked up without being readable."""
    return sealer().blind(BLIND_EMAIL, address)


def person_by_address(session: Session, blind: str) -> Person | None:
    """Whose address this is. A proven address counts before one that was only typed in; then the older one."""
    rows = session.exec(
        select(Person, PersonContact)
        .join(PersonContact, col(PersonContact.person_id) == Person.id)
        .where(PersonContact.blind == blind, Person.state == "active")
    ).all()
    best = min(rows, key=lambda row: (row[1].proven_at is None, row[1].id), default=None)
    return best[0] if best else None


def contact_of(session: Session, person_id: str) -> PersonContact | None:
    return session.exec(
        select(PersonContact).where(PersonContact.person_id == person_id, PersonContact.kind == "email")
    ).first()


def hint_of(session: Session, person_id: str) -> str | None:
    """The person's own address, shortened so that a look over the shoulder gives nothing away."""
    contact = contact_of(session, person_id)
    return email_hint(sealer().open(SEALED_ADDRESS, contact.id, contact.sealed_address)) if contact else None
