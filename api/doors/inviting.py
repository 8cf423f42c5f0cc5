"""Inviting: into a group by its leads and staff, to a staff role by a manager. Shown again while open, taken back."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from api.core import audit, clock, errors
from api.core.access import Caller
from api.doors import messages
from api.doors.invite_schemas import InviteItem, InviteList, InviteMade, NewInvite, NewStaffInvite
from api.doors.keys import Secret, qr_svg
from api.doors.models import SEALED_INVITE, Invite
from api.doors.words import spoken
from api.people.models import Person

STAFF_DAYS = 7
SHOWN = 50
MOST_OPEN = 30  # per group: more open doors than that nobody keeps an eye on
GIVES = {
    "co_lead": frozenset({"member"}),
    "lead": frozenset({"member", "co_lead"}),
    "worker": frozenset({"member", "co_lead", "lead"}),
    "manager": frozenset({"member", "co_lead", "lead"}),
}


def may_give(relations: frozenset[str], kind: str, role: str) -> bool:
    """Whether somebody with these relations may let others in as `role` (and see or take back such an invite)."""
    if kind == "staff":
        return "manager" in relations
    return any(role in GIVES[relation] for relation in GIVES.keys() & relations)


def state_of(invite: Invite, at: datetime) -> str:
    if invite.revoked_at is not None:
        return "revoked"
    if invite.uses >= invite.max_uses:
        return "used_up"
    return "expired" if invite.expires_at <= at else "open"


def create(session: Session, caller: Caller, group_id: str, wish: NewInvite) -> InviteMade:
    """A link, a code and a QR picture for one group and role. Lead invites come from staff only."""
    if not may_give(caller.relations, "group", wish.role):
        raise errors.not_allowed(messages.CANNOT_GIVE)
    if caller.target is None or caller.target.state != "active":
        raise errors.conflict("group_over", messages.GROUP_NOT_OPEN)
    if _open_invites(session, group_id) >= MOST_OPEN:
        raise errors.conflict("many_invites", messages.MANY_INVITES)
    invite, secret = new_invite(
        session, "group", str(caller.target.programme_id), wish.role, group_id=group_id, made_by=caller.person_id,
        max_uses=wish.max_uses, days=wish.days, note=wish.note,
    )  # fmt: skip
    caller.made.append(invite.id)
    return _made(invite, secret)


def invite_staff(session: Session, caller: Caller, programme_id: str, wish: NewStaffInvite) -> InviteMade:
    """A link for one person, once, for a week. The role counts only from a session opened with a passkey."""
    invite, secret = new_invite(
        session, "staff", programme_id, wish.role, made_by=caller.person_id, note=wish.note, days=STAFF_DAYS
    )
    caller.made.append(invite.id)
    return _made(invite, secret)


def new_invite(
    session: Session, kind: str, programme_id: str, role: str, *, group_id: str | None = None,
    made_by: str | None = None, max_uses: int = 1, days: int, note: str | None = None,
) -> tuple[Invite, Secret]:  # fmt: skip
    secret, at = Secret.fresh(), clock.now()
    invite = Invite(
        kind=kind, programme_id=programme_id, group_id=group_id, role=role, made_by=made_by, note=note,
        token_hash=secret.token_hash, code_blind=secret.code_blind, max_uses=max_uses, made_at=at,
        expires_at=at + timedelta(days=days),
    )  # fmt: skip
    invite.sealed_secret = secret.seal(SEALED_INVITE, invite.id)
    session.add(invite)
    session.flush()
    audit.note(session, "invite.create", "invite", invite.id, to=role, programme_id=programme_id)
    return invite, secret


def made_again(session: Session, _: Caller, invite_id: str) -> InviteMade:
    """The same answer for a replay, while the invite is open. 409 when it is not any more."""
    invite = session.get_one(Invite, invite_id)
    state = state_of(invite, clock.now())
    if state != "open" or invite.sealed_secret is None:
        raise errors.conflict("invite_over", messages.OVER.get(state, messages.OVER["expired"]))
    return _made(invite, Secret.unseal(SEALED_INVITE, invite.id, invite.sealed_secret))


def revoke(session: Session, caller: Caller, invite_id: str) -> None:
    """Takes an invite back at once. Who is in already stays in. Twice is the same as once."""
    invite = session.get_one(Invite, invite_id, with_for_update=True)
    if not may_give(caller.relations, invite.kind, invite.role):
        raise errors.not_allowed(messages.CANNOT_GIVE)
    if invite.revoked_at is None:
        before = state_of(invite, clock.now())
        invite.revoked_at, invite.sealed_secret = clock.now(), None
        session.add(invite)
        audit.note(session, "invite.revoke", "invite", invite.id, frm=before, to="revoked",
                   programme_id=invite.programme_id)  # fmt: skip


def listed(session: Session, caller: Caller, group_id: str) -> InviteList:
    """The newest invites of a group; open ones with link, code and picture for those who may give that role."""
    rows = session.exec(
        select(Invite, Person.chosen_name)
        .join(Person, col(Person.id) == Invite.made_by, isouter=True)
        .where(Invite.group_id == group_id)
        .order_by(col(Invite.id).desc())
        .limit(SHOWN)
    ).all()
    at = clock.now()
    return InviteList(items=[_item(invite, name, caller.relations, at) for invite, name in rows])


def _open_invites(session: Session, group_id: str) -> int:
    still_open = select(func.count()).where(
        Invite.group_id == group_id, col(Invite.revoked_at).is_(None), Invite.expires_at > clock.now(),
        Invite.uses < Invite.max_uses,
    )  # fmt: skip
    return session.exec(still_open).one()


def _item(invite: Invite, made_by: str | None, relations: frozenset[str], at: datetime) -> InviteItem:
    state = state_of(invite, at)
    item = InviteItem(
        id=invite.id, role=invite.role, note=invite.note, max_uses=invite.max_uses, uses=invite.uses,
        expires_at=invite.expires_at, state=state, made_by=made_by or messages.HOUSE,
    )  # fmt: skip
    if state == "open" and invite.sealed_secret and may_give(relations, invite.kind, invite.role):
        secret = Secret.unseal(SEALED_INVITE, invite.id, invite.sealed_secret)
        item.link, item.code, item.code_spoken = secret.link, secret.code, spoken(secret.code)
        item.qr_svg = qr_svg(secret.link)
    return item


def _made(invite: Invite, secret: Secret) -> InviteMade:
    return InviteMade(
        id=invite.id, link=secret.link, code=secret.code, code_spoken=spoken(secret.code),
        qr_svg=qr_svg(secret.link), role=invite.role, max_uses=invite.max_uses, uses=invite.uses,
        expires_at=invite.expires_at,
    )  # fmt: skip
