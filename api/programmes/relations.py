"""What a person is to a programme's things: worker, approver, payer, safeguarding, manager, or nothing."""

from sqlalchemy import bindparam, or_, select
from sqlmodel import Session

from api.core import access, clock
from api.core.access import Target
from api.core.fields import table_of
from api.core.sessions import Identity
from api.programmes.models import StaffRole

role = table_of(StaffRole).c
current_role = (role.ended_at.is_(None)) & or_(role.until.is_(None), role.until >= bindparam("today"))
_roles_here = select(role.role).where(
    role.person_id == bindparam("me"), role.programme_id == bindparam("programme"), current_role
)
_roles_anywhere = select(role.role).where(role.person_id == bindparam("me"), current_role).distinct()


@access.resolver
def staff_relations(session: Session, me: Identity, target: Target) -> set[str]:
    """Staff roles count only from a staff session that was opened with a passkey (lost phones open nothing)."""
    if me.kind != "staff" or not me.passkey:
        return set()
    asked = {"me": me.person_id, "today": clock.today()}
    if target.kind == "house":
        roles = set(session.connection().execute(_roles_anywhere, asked).scalars())
        return {f"{name}_somewhere" for name in roles} | ({"staff_somewhere"} if roles else set())
    if target.programme_id is None:
        return set()
    roles = set(session.connection().execute(_roles_here, asked | {"programme": target.programme_id}).scalars())
    return roles | {"staff"} if roles else set()
