"""What happens to a person's own row: made, changed, joined with a second account of the same person."""

from sqlmodel import Session

from api.core import audit, clock
from api.core.crypto import sealer
from api.people import my_needs
from api.people.facts import PEOPLE_MERGED
from api.people.models import AGE_BANDS, SEALED_ADDRESS, Person, PersonContact
from api.people.queries import blind_address, contact_of
from api.people.schemas import AboutMe


def add_person(session: Session, chosen_name: str, age_band: str, language: str = "en") -> Person:
    """A new person: a name they chose and an age band, nothing else."""
    person = Person(chosen_name=chosen_name, age_band=age_band, language=language, made_at=clock.now())
    session.add(person)
    session.flush()
    audit.note(session, "person.add", "person", person.id, actor=person.id, subject=person.id)
    return person


def change(session: Session, person: Person, wish: AboutMe) -> bool:
    """Changes what `wish` names. The name lives in this one row, so it is new everywhere at once.

    Returns whether the e-mail address is another one now (a person is told about that).
    """
    named = wish.model_fields_set
    if wish.chosen_name is not None and wish.chosen_name != person.chosen_name:
        person.chosen_name = wish.chosen_name
        audit.note(session, "person.rename", "person", person.id, subject=person.id)
    if "tell_apart" in named:
        person.tell_apart = wish.tell_apart
    if wish.language is not None:
        person.language = wish.language
    session.add(person)
    return set_email(session, person.id, wish.email) if "email" in named else False


def set_email(session: Session, person_id: str, address: str | None) -> bool:
    """Keeps (sealed), replaces or removes the address for sign-in codes. Returns whether anything changed."""
    contact = contact_of(session, person_id)
    if address is None:
        if contact is None:
            return False
        session.delete(contact)
        audit.note(session, "person.remove_email", "person", person_id, subject=person_id)
        return True
    blind = blind_address(address)
    if contact is not None and contact.blind == blind:
        return False
    if contact is None:
        contact = PersonContact(person_id=person_id, kind="email", sealed_address="", blind=blind)
    contact.blind, contact.proven_at = blind, None
    contact.sealed_address = sealer().seal(SEALED_ADDRESS, contact.id, address)
    session.add(contact)
    audit.note(session, "person.set_email", "person", person_id, subject=person_id)
    return True


def prove_email(session: Session, person_id: str) -> None:
    """A code sent to the address came back: it is really theirs."""
    contact = contact_of(session, person_id)
    if contact is not None and contact.proven_at is None:
        contact.proven_at = clock.now()
        session.add(contact)


def merge(session: Session, old: Person, new: Person, programme_id: str) -> None:
    """Two accounts of one person become `new`, of the younger age of the two.

    Other rooms hear it and move their rows, or refuse the whole.
    """
    _move_contact(session, old.id, new.id)
    my_needs.join(session, old.id, new.id)
    new.age_band = min(old.age_band, new.age_band, key=AGE_BANDS.index)  # no way around what the young are owed (R52)
    session.add(new)
    PEOPLE_MERGED.tell(session, old=old.id, new=new.id, programme_id=programme_id)
    old.state, old.merged_into = "merged", new.id
    session.add(old)
    audit.note(session, "person.merge", "person", old.id, frm="active", to="merged", programme_id=programme_id,
               subject=old.id)  # fmt: skip
    audit.note(session, "person.merge_into", "person", new.id, programme_id=programme_id, subject=new.id)


def _move_contact(session: Session, old: str, new: str) -> None:
    """The remaining account keeps its own address; an address is taken over only when it had none."""
    mine, theirs = contact_of(session, new), contact_of(session, old)
    if theirs is None:
        return
    if mine is None:
        theirs.person_id = new
        session.add(theirs)
    else:
        session.delete(theirs)
    session.flush()
