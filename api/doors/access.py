"""Who may open which door. What is about a body's programme (new links, merging) is checked again in the action."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.doors.models import Invite
from api.groups.models import PowerGroup
from api.programmes.models import Programme

ANYBODY = ("nobody", "person")


def group(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The group an operation's path names."""
    found = session.get(PowerGroup, params["group_id"])
    if found is None:
        return None
    seen = found.visibility == "programme"
    return Target("group", found.id, found.programme_id, found.id, open_to_programme=seen, state=found.state)


def programme(session: Session, params: Mapping[str, Any]) -> Target | None:
    found = session.get(Programme, params["programme_id"])
    return Target("programme", found.id, programme_id=found.id) if found else None


def invite(session: Session, params: Mapping[str, Any]) -> Target | None:
    found = session.get(Invite, params["invite_id"])
    return Target("invite", found.id, found.programme_id, found.group_id) if found else None


access.allow("read_invite", *ANYBODY)
access.allow("accept_invite", *ANYBODY)
access.allow("renew_session", *ANYBODY)
access.allow("sign_out", *ANYBODY)
access.allow("passkey_sign_in_begin", *ANYBODY)
access.allow("passkey_sign_in_finish", *ANYBODY)
access.allow("request_sign_in_code", *ANYBODY)
access.allow("use_sign_in_code", *ANYBODY)
access.allow("demo_sign_in", *ANYBODY)
access.allow("demo_sign_in_link", *ANYBODY)

access.allow("me", "person")
access.allow("update_me", "person")
access.allow("share_phone", "person")
access.allow("my_devices", "person")
access.allow("end_device", "person")
access.allow("move_to_app", "person")
access.allow("passkey_register_begin", "person")
access.allow("passkey_register_finish", "person")

KNOWS_GROUP = ("member", "resting", "waiting", "programme_reader", "staff")
access.allow("create_invite", "lead", "co_lead", "worker", "manager", load=group, known=KNOWS_GROUP)
access.allow("list_invites", "lead", "co_lead", "worker", "manager", load=group, known=KNOWS_GROUP)
access.allow("revoke_invite", "lead", "co_lead", "worker", "manager", load=invite, known=("staff",))
access.allow("invite_staff", "manager", load=programme, known=("staff", "in_programme"))
access.allow("new_link_for", "staff_somewhere", scope="People of the named programme only, by its staff.")
access.allow("merge_people", "worker_somewhere", "manager_somewhere", scope="Both people are of the named programme.")
