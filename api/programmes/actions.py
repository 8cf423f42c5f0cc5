"""What managers do with a programme: make it, change it, look at its audit."""

from datetime import date

from sqlalchemy import delete
from sqlmodel import Session, col, select

from api.core import access, audit, clock, errors
from api.core.access import Caller, Target
from api.core.versions import same_version
from api.notify.actions import tell
from api.programmes import messages, queries, rules
from api.programmes.facts import PROGRAMME_END_MOVED
from api.programmes.models import Programme, ProgrammeContact, StaffRole
from api.programmes.schemas import AuditPage, ContactIn, NewProgramme, ProgrammeEdit, ProgrammePage


def create_programme(session: Session, caller: Caller, new: NewProgramme) -> ProgrammePage:
    """Makes a programme in the organisation the caller manages already; the caller is its first manager."""
    wrong = rules.wrong_end(new.ends_on, clock.today()) | rules.wrong_contacts(new.contacts)
    if wrong:
        raise errors.bad_input(wrong)
    programme = add_programme(session, _organisation(session, caller, new.organisation_id), new)
    add_role(session, programme.id, caller.person_id, "manager")
    caller.made.append(programme.id)
    return made_again(session, caller, programme.id)


def made_again(session: Session, caller: Caller, programme_id: str) -> ProgrammePage:
    """The answer to a replay: the programme as this caller may see it now."""
    target = Target("programme", programme_id, programme_id=programme_id)
    if caller.identity is not None:
        caller.relations = access.relations_to(session, caller.identity, target)
    return queries.page(session, caller, programme_id)


def add_programme(session: Session, organisation_id: str, new: NewProgramme) -> Programme:
    """The programme itself, with its contacts (also used when Linkup is set up)."""
    programme = Programme(
        organisation_id=organisation_id, name=new.name, purpose=new.purpose, ends_on=new.ends_on,
        second_look=new.second_look, made_at=clock.now(),
    )  # fmt: skip
    session.add(programme)
    session.flush()
    _set_contacts(session, programme.id, new.contacts)
    audit.note(session, "programme.created", "programme", programme.id, programme_id=programme.id)
    return programme


def add_role(
    session: Session,
    programme_id: str,
    person_id: str,
    role: str,
    *,
    deputy_for: str | None = None,
    until: date | None = None,
) -> None:
    """Gives one role from now on. Asking for a role the person holds already in the same way changes nothing."""
    held = select(StaffRole).where(
        StaffRole.programme_id == programme_id, StaffRole.person_id == person_id, StaffRole.role == role,
        StaffRole.deputy_for == deputy_for, StaffRole.until == until, col(StaffRole.ended_at).is_(None),
    )  # fmt: skip
    if session.exec(held).first() is not None:
        return
    row = StaffRole(
        programme_id=programme_id, person_id=person_id, role=role, deputy_for=deputy_for, until=until,
        made_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    session.flush()
    note = {"programme_id": programme_id, "subject": person_id}
    audit.note(session, "staff.role_given", "staff_role", row.id, to=role, **note)


def update_programme(
    session: Session, caller: Caller, programme_id: str, edit: ProgrammeEdit, base: int | None
) -> ProgrammePage:
    """Changes what was sent. A moved end is told to everybody who takes part or works here."""
    programme = locked(session, programme_id)
    same_version(base, programme.version, lambda: queries.page(session, caller, programme_id))
    before, today = programme.ends_on, clock.today(programme.zone)
    moved = edit.ends_on is not None and edit.ends_on != before
    wrong = rules.wrong_contacts(edit.contacts)
    if edit.ends_on is not None and moved:
        wrong |= rules.wrong_end(edit.ends_on, today)
    if wrong:
        raise errors.bad_input(wrong)
    for field in ("name", "purpose", "ends_on", "second_look"):
        wanted = getattr(edit, field)
        if wanted is not None:
            setattr(programme, field, wanted)
    if edit.contacts is not None:
        _set_contacts(session, programme_id, edit.contacts)
    programme.version += 1
    audit.note(session, "programme.changed", "programme", programme_id, programme_id=programme_id)
    if moved:
        _tell_end(session, caller, programme, before)
    session.flush()
    caller.made.append(programme_id)
    return queries.page(session, caller, programme_id)


def look_at_audit(session: Session, caller: Caller, programme_id: str, before: int | None) -> AuditPage:
    """The audit of a programme. Looking is noted too."""
    audit.note(session, "audit.looked", "programme", programme_id, programme_id=programme_id)
    return queries.audit_page(session, programme_id, before)


def locked(session: Session, programme_id: str) -> Programme:
    """The programme, locked until the end of the transaction."""
    wanted = select(Programme).where(Programme.id == programme_id).with_for_update()
    return session.exec(wanted.execution_options(populate_existing=True)).one()


def _tell_end(session: Session, caller: Caller, programme: Programme, before: date) -> None:
    text = messages.end_moved(programme.name, programme.ends_on)
    note = {"programme_id": programme.id, "frm": before.isoformat(), "to": programme.ends_on.isoformat()}
    audit.note(session, "programme.end_moved", "programme", programme.id, **note)
    staff = queries.staff_ids(session, programme.id)
    about = ("programme", programme.id)
    tell(session, staff, "programme_end_moved", text, about=about, actor=caller.person_id)
    PROGRAMME_END_MOVED.tell(session, programme=programme, before=before, actor=caller.person_id, told=set(staff))


def _set_contacts(session: Session, programme_id: str, contacts: list[ContactIn]) -> None:
    session.execute(delete(ProgrammeContact).where(col(ProgrammeContact.programme_id) == programme_id))
    for position, contact in enumerate(contacts):
        session.add(ProgrammeContact(programme_id=programme_id, position=position, **contact.model_dump()))
    session.flush()


def _organisation(session: Session, caller: Caller, wanted: str | None) -> str:
    """The organisation the caller manages a programme of; asked for when there are several."""
    held = queries.opened_roles(session, caller.identity)
    managed = [programme_id for programme_id, roles in held.items() if "manager" in roles]
    chosen = select(Programme.organisation_id).where(col(Programme.id).in_(managed)).distinct()
    mine = set(session.exec(chosen))
    if wanted is None and len(mine) == 1:
        return mine.pop()
    if wanted in mine:
        return str(wanted)
    raise errors.bad_input({"organisation_id": messages.WHICH_ORGANISATION})
