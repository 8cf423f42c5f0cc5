"""Who I am here. It stands in doors because it needs what lies between people and doors: roles, groups, passkeys."""

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from api.core import access, errors, marks
from api.core.access import Caller, Target
from api.core.fields import table_of
from api.core.sessions import Identity, LoginSession
from api.doors import messages
from api.doors.models import Passkey
from api.doors.opening import has_own_phone, own_session
from api.doors.schemas import Me, MyMembership, MyProgramme, MySession
from api.groups.models import GroupRules, Membership, PowerGroup, RulesAgreement
from api.groups.relations import BELONGS
from api.notify.actions import tell
from api.notify.queries import unread
from api.people import actions as people
from api.people.models import Person
from api.people.queries import contact_of, hint_of
from api.people.schemas import AboutMe
from api.programmes.models import Programme
from api.programmes.queries import contacts_of, opened_roles, roles_by_programme

SHOWN = ("asked", "waiting_for_consent", "new", "active", "resting", "graduated")
HOUSE_OPERATIONS = (
    "update_me", "my_devices", "move_to_app", "passkey_register_begin", "list_groups", "whats_on", "notices",
    "create_programme",
)  # fmt: skip
EMAIL_CHANGED = "The email address for your sign-in codes changed. Was that not you? Tell your worker."

member = table_of(Membership).c
group = table_of(PowerGroup).c
rules = table_of(GroupRules).c
agreed = table_of(RulesAgreement).c
programme = table_of(Programme).c
passkey = table_of(Passkey).c

_newest_rules = (
    select(rules.id).where(rules.group_id == group.id).order_by(rules.version.desc()).limit(1).scalar_subquery()
)
_memberships = (
    select(
        member.group_id, member.programme_id, member.role, member.state, group.name.label("group_name"), group.hue,
        group.glyph, _newest_rules.label("rules_id"),
    )
    .join(table_of(PowerGroup), group.id == member.group_id)
    .where(member.person_id == bindparam("me"), member.state.in_(SHOWN), group.state != "declined")
    .order_by(group.name, group.id)
)  # fmt: skip
_agreed = select(agreed.rules_id).where(agreed.person_id == bindparam("me"))
_programmes = (
    select(programme.id, programme.name, programme.ends_on)
    .where(programme.id.in_(bindparam("ids", expanding=True)))
    .order_by(programme.name, programme.id)
)
_passkeys = select(func.count()).where(passkey.person_id == bindparam("me"))


def me(session: Session, caller: Caller) -> Me:
    return me_of(session, own_session(session, caller))


def me_of(session: Session, row: LoginSession) -> Me:
    """The page of the person this session belongs to (also right after it was opened)."""
    person = session.get_one(Person, row.person_id)
    identity = Identity(row.id, row.person_id, row.kind, row.passkey, row.shared_phone, row.expires_at, False)
    roles = roles_by_programme(session, person.id)
    open_roles = opened_roles(session, identity)
    memberships, in_programmes = _my_memberships(session, person.id)
    works_here = bool(open_roles)
    return Me(
        id=person.id,
        chosen_name=person.chosen_name,
        tell_apart=person.tell_apart,
        age_band=person.age_band,
        language=person.language,
        faces=_faces(memberships, roles, works_here),
        programmes=_my_programmes(session, in_programmes | roles.keys(), open_roles),
        memberships=memberships,
        session=MySession(id=row.id, kind=row.kind, shared_phone=row.shared_phone, expires_at=row.expires_at,
                          passkey=row.passkey),
        passkeys=session.connection().execute(_passkeys, {"me": person.id}).scalar_one(),
        email_hint=hint_of(session, person.id),
        unread=unread(session, person.id),
        can=_can(session, identity),
        demo=marks.is_demo(session),
        needs_passkey=bool(roles) and not works_here,
    )  # fmt: skip


def update_me(session: Session, caller: Caller, wish: AboutMe) -> Me:
    """Changes my name, how I am told apart, my language or my address. I am told when the address changes.

    409 for an address on a shared phone, where somebody else may hold it by now: codes to theirs would let them in for
    good. Who has no other way back, because they came in here and have proven none, may still write theirs down.
    """
    row = own_session(session, caller)
    person = session.get_one(Person, row.person_id, with_for_update=True)
    if "email" in wish.model_fields_set and row.shared_phone:
        kept = contact_of(session, person.id)
        if (kept is not None and kept.proven_at is not None) or has_own_phone(session, person.id):
            raise errors.conflict("shared_phone", messages.NO_SHARED_EMAIL)
    if people.change(session, person, wish):
        tell(session, [person.id], "email_changed", EMAIL_CHANGED)
    session.flush()
    return me_of(session, row)


def _my_memberships(session: Session, person_id: str) -> tuple[list[MyMembership], set[str]]:
    conn = session.connection()
    rows = conn.execute(_memberships, {"me": person_id}).all()
    yes = set(conn.execute(_agreed, {"me": person_id}).scalars())
    mine = [
        MyMembership(
            group_id=r.group_id, group_name=r.group_name, hue=r.hue, glyph=r.glyph, role=r.role, state=r.state,
            rules_to_agree=r.rules_id is not None and r.state in BELONGS and r.rules_id not in yes,
        )
        for r in rows
    ]  # fmt: skip
    return mine, {r.programme_id for r in rows}


def _my_programmes(session: Session, ids: set[str], open_roles: dict[str, list[str]]) -> list[MyProgramme]:
    contacts = contacts_of(session, ids)
    rows = session.connection().execute(_programmes, {"ids": sorted(ids)}).all()
    return [
        MyProgramme(
            id=r.id, name=r.name, ends_on=r.ends_on, roles=open_roles.get(r.id, []), contacts=contacts[r.id]
        )
        for r in rows
    ]  # fmt: skip


def _faces(memberships: list[MyMembership], roles: dict[str, list[str]], works_here: bool) -> list[str]:
    """Which of the three faces this session has: a person without a staff role always has the first."""
    faces = ["young_person"] if memberships or not roles else []
    if any(m.role != "member" and m.state in BELONGS for m in memberships):
        faces.append("lead")
    if works_here:
        faces.append("staff")
    return faces


def _can(session: Session, identity: Identity) -> list[str]:
    relations = access.relations_to(session, identity, Target("house", ""))
    can = [op for op in HOUSE_OPERATIONS if op in access.TABLE and access.may(op, relations)]
    closed = {"move_to_app"} if identity.kind == "staff" else set()
    if identity.shared_phone:
        closed |= {"passkey_register_begin", "move_to_app"}
    return [op for op in can if op not in closed]
