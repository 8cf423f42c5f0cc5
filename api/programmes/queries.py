"""Reads about programmes: the page, contacts, who works here."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access, clock
from api.core.access import Caller
from api.core.audit import AuditRow
from api.core.fields import table_of
from api.core.sessions import Identity
from api.people.models import Person
from api.programmes.models import STAFF_ROLES, Organisation, Programme, ProgrammeContact, StaffRole
from api.programmes.questions import WHO_HAS_PASSKEY
from api.programmes.relations import current_role
from api.programmes.schemas import AuditItem, AuditPage, Contact, PersonRef, ProgrammePage, StaffEntry

AUDIT_PAGE = 50
OPERATIONS = ("update_programme", "set_staff_role", "invite_staff", "people", "create_group", "propose_group", "audit",
              "activity_log", "import_activity_log", "answers_list", "attendance_list", "open_ends",
              "unresolved_travel", "held_check_ins")  # fmt: skip

role = table_of(StaffRole).c
person = table_of(Person).c
contact = table_of(ProgrammeContact).c
row = table_of(AuditRow).c

_staff = (
    select(role.id, role.person_id, role.role, role.deputy_for, role.until, person.chosen_name)
    .join(table_of(Person), person.id == role.person_id)
    .where(role.programme_id == bindparam("programme"), current_role)
    .order_by(role.made_at, role.id)
)
_contacts = (
    select(
        contact.programme_id, contact.id, contact.name, contact.what_for, contact.phone, contact.email, contact.hours
    )
    .where(contact.programme_id.in_(bindparam("programmes", expanding=True)))
    .order_by(contact.programme_id, contact.position, contact.id)
)
_roles_of = select(role.programme_id, role.role).where(role.person_id == bindparam("person"), current_role).distinct()
_audit = (
    select(row.seq, row.at, row.action, row.kind, row.frm, row.to)
    .where(row.chain == bindparam("programme"), row.seq < bindparam("before"))
    .order_by(row.seq.desc())
    .limit(bindparam("most"))
)
NEWEST = 2**31 - 1  # before this: from the newest


def page(session: Session, caller: Caller, programme_id: str) -> ProgrammePage:
    """A programme for somebody who works here or takes part."""
    programme = session.get_one(Programme, programme_id)
    works_here = caller.is_any("staff")
    entries = staff_entries(session, programme_id, whole=works_here)
    return ProgrammePage(
        id=programme.id,
        organisation=session.get_one(Organisation, programme.organisation_id).name,
        name=programme.name,
        purpose=programme.purpose,
        ends_on=programme.ends_on,
        zone=programme.zone,
        second_look=programme.second_look,
        version=programme.version,
        contacts=contacts_of(session, [programme_id])[programme_id],
        staff=entries,
        can=can(caller.relations),
    )


def can(relations: frozenset[str]) -> list[str]:
    """What somebody with these relations to a programme may do with it."""
    return [op for op in OPERATIONS if op in access.TABLE and access.may(op, relations)]


def contacts_of(session: Session, programme_ids: Collection[str]) -> dict[str, list[Contact]]:
    """The contacts of each programme, in their order; a programme without any has an empty list."""
    found: dict[str, list[Contact]] = {programme_id: [] for programme_id in programme_ids}
    for line in session.connection().execute(_contacts, {"programmes": list(found)}).mappings():
        found[line["programme_id"]].append(Contact(**{name: line[name] for name in Contact.model_fields}))
    return found


def staff_rows(session: Session, programme_id: str, today: date | None = None) -> Sequence[Any]:
    """The roles that count today: (id, person_id, role, deputy_for, until, chosen_name)."""
    asked = {"programme": programme_id, "today": today or clock.today()}
    return session.connection().execute(_staff, asked).all()


def staff_ids(session: Session, programme_id: str, *roles: str) -> list[str]:
    """Who holds one of these roles here today (any role when none is named), deputies too."""
    wanted = set(roles or STAFF_ROLES)
    return list(dict.fromkeys(r.person_id for r in staff_rows(session, programme_id) if r.role in wanted))


def staff_names(session: Session, programme_id: str) -> list[str]:
    """The chosen names of those who work here, each once."""
    names = {r.person_id: r.chosen_name for r in staff_rows(session, programme_id)}
    return list(names.values())


def roles_by_programme(session: Session, person_id: str) -> dict[str, list[str]]:
    """The staff roles a person holds today, by programme, in the order of the house."""
    found: dict[str, list[str]] = {}
    for line in session.connection().execute(_roles_of, {"person": person_id, "today": clock.today()}):
        found.setdefault(line.programme_id, []).append(line.role)
    return {programme_id: sorted(roles, key=STAFF_ROLES.index) for programme_id, roles in found.items()}


def opened_roles(session: Session, identity: Identity | None) -> dict[str, list[str]]:
    """The same, but only those that count now: from a staff session that was opened with a passkey."""
    if identity is None or identity.kind != "staff" or not identity.passkey:
        return {}
    return roles_by_programme(session, identity.person_id)


def staff_entries(session: Session, programme_id: str, *, whole: bool) -> list[StaffEntry]:
    """Who works here; `whole` also tells who stands in until when, and who has a passkey (for staff only)."""
    rows = staff_rows(session, programme_id)
    names = {r.person_id: r.chosen_name for r in rows}
    with_passkey = set(WHO_HAS_PASSKEY.ask(session, person_ids=list(names))) if whole else set()
    entries: dict[tuple[str, str | None, date | None], StaffEntry] = {}
    for r in rows:
        key = (r.person_id, r.deputy_for, r.until) if whole else (r.person_id, None, None)
        if key not in entries:
            covered = session.get_one(Person, r.deputy_for) if whole and r.deputy_for else None
            entries[key] = StaffEntry(
                person_id=r.person_id, chosen_name=r.chosen_name, roles=[], until=r.until if whole else None,
                deputy_for=PersonRef(person_id=covered.id, name=covered.chosen_name) if covered else None,
                passkey=r.person_id in with_passkey,
            )  # fmt: skip
        if r.role not in entries[key].roles:
            entries[key].roles.append(r.role)
    for entry in entries.values():
        entry.roles.sort(key=STAFF_ROLES.index)
    return list(entries.values())


def audit_page(session: Session, programme_id: str, before: int | None) -> AuditPage:
    """The newest acts of this programme before a number; who did them is never in it."""
    items = acts_before(session, programme_id, before, AUDIT_PAGE)
    more = len(items) == AUDIT_PAGE and items[-1].seq > 1
    return AuditPage(items=items, next=items[-1].seq if more else None)


def acts_before(session: Session, programme_id: str, before: int | None, most: int) -> list[AuditItem]:
    asked = {"programme": programme_id, "before": NEWEST if before is None else before, "most": most}
    return [
        AuditItem(seq=r.seq, at=r.at, action=r.action, kind=r.kind, frm=r.frm, to=r.to)
        for r in session.connection().execute(_audit, asked)
    ]
