"""Who may do what with groups.

Some entries are wider than what a button shows (`can`), so that doing the same again after a lost answer is harmless:
who has just left may "leave" again. The action itself decides by the state tables.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, select

from api.core import access
from api.core.access import Target
from api.groups.models import Membership, PowerGroup
from api.groups.states import GROUP_STAFF, LEADS, REMOVERS
from api.programmes.access import programme

NO_YES_YET = ("proposed", "asked", "declined")


def group(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The group an operation's path names."""
    found = session.get(PowerGroup, params["group_id"])
    return target_of(found) if found else None


def target_of(found: PowerGroup) -> Target:
    """A group as access sees it. `person_id` is who proposed it, while staff have not said yes."""
    waits = found.state in NO_YES_YET
    return Target(
        "group",
        found.id,
        programme_id=found.programme_id,
        group_id=found.id,
        person_id=found.proposed_by if waits else None,
        open_to_programme=found.visibility == "programme" and not waits,
        state=found.state,
    )


def membership(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The membership of the person in the path in the group in the path."""
    wanted = select(Membership).where(
        Membership.group_id == params["group_id"], Membership.person_id == params["person_id"]
    )
    found = session.exec(wanted).first()
    if found is None:
        return None
    return Target(
        "membership",
        found.id,
        programme_id=found.programme_id,
        group_id=found.group_id,
        person_id=found.person_id,
        state=found.state,
    )


IN_HERE = ("member", "resting", "graduated", "staff")
IN_THE_DOOR = ("asked", "waiting", "former", "proposer")
KNOWN = (*IN_HERE, *IN_THE_DOOR, "programme_reader")
PEOPLE_CHANGERS = (*LEADS, *GROUP_STAFF, "safeguarding")

access.allow("list_groups", "person", scope="groups whose page the caller may open (the same relations as read_group)")
access.allow("read_group", *KNOWN, load=group)
access.allow("create_group", *GROUP_STAFF, load=programme, known=("staff", "in_programme"))
access.allow("propose_group", "in_programme", load=programme, known=("staff",))
access.allow("answer_proposal", *GROUP_STAFF, load=group, known=KNOWN)
access.allow("update_group", *LEADS, *GROUP_STAFF, "proposer", load=group, known=KNOWN)
access.allow("update_rules", *LEADS, *GROUP_STAFF, load=group, known=KNOWN)
access.allow("agree_rules", "member", "resting", load=group, known=KNOWN)
access.allow("hand_over_lead", "member", *GROUP_STAFF, load=group, known=KNOWN)
access.allow("ask_to_join", "programme_reader", "asked", load=group, known=KNOWN)
access.allow("leave_group", "member", "asked", "waiting", "resting", "former", load=group, known=KNOWN)
access.allow("change_membership", "this_person", *PEOPLE_CHANGERS, load=membership, known=IN_HERE)
access.allow("remove_member", *REMOVERS, load=membership, known=("this_person", *IN_HERE))
