"""Decisions about groups and memberships, without a database."""

from collections.abc import Collection, Sequence
from datetime import date

from api.core import access
from api.groups import messages
from api.groups.models import MEMBER_ROLES
from api.groups.relations import BELONGS
from api.groups.states import GROUP, GROUP_STAFF, LEADS, MEMBERSHIP, REMOVERS

SHOWN = ("new", "active", "resting", "graduated")  # who is on the people list
WAITING = ("asked", "waiting_for_consent")  # who leads and staff see besides
INSIDE = ("member", "resting", "graduated", "staff")  # relations that open the whole page

# What may be done with a running group, by whom. Wider access entries exist so that replays are harmless.
ON_ACTIVE = {
    "update_group": (*LEADS, *GROUP_STAFF),
    "update_rules": (*LEADS, *GROUP_STAFF),
    "agree_rules": ("member", "resting"),
    "hand_over_lead": ("lead", *GROUP_STAFF),
    "change_membership": (*LEADS, *GROUP_STAFF, "safeguarding"),
    "remove_member": REMOVERS,
}
ELSEWHERE = ("create_invite", "list_invites", "create_event", "group_plan")  # asked of the rooms on the right
NOT_YET_COME = ("asked", "waiting_for_consent", "new")  # who was one of these before comes back as new
OUTSIDE = ("member", "asked", "waiting", "resting", "graduated", "former", "removed")
CHANGES = ("welcome", "record_consent", "rest", "come_back", "make_co_lead", "make_member", "remove")


def can(state: str, relations: Collection[str]) -> list[str]:
    """The operations somebody with these relations may do now on a group in this state."""
    mine = frozenset(relations)
    steps = GROUP.can(state, mine)
    found = ["answer_proposal"] if any(step.startswith("answer_") for step in steps) else []
    if state in ("proposed", "asked") and "proposer" in mine:
        found.append("update_group")
    if state == "active":
        found += [operation for operation, who in ON_ACTIVE.items() if not mine.isdisjoint(who)]
        found += [op for op in ELSEWHERE if op in access.TABLE and access.may(op, mine)]
        if "programme_reader" in mine and mine.isdisjoint(OUTSIDE):
            found.append("ask_to_join")
    if not mine.isdisjoint(("member", "asked", "waiting", "resting")):
        found.append("leave_group")
    return found


def can_with(group_state: str, state: str, role: str, relations: Collection[str]) -> list[str]:
    """What somebody with these relations may do with one membership: the actions of change_membership, and "remove"."""
    mine = frozenset(relations)
    if group_state != "active":
        return ["remove"] if "remove" in MEMBERSHIP.can(state, mine) else []
    steps = {step.split("_to_wait")[0].removesuffix("_new") for step in MEMBERSHIP.can(state, mine)}
    if state in BELONGS and not mine.isdisjoint(("lead", *GROUP_STAFF)):
        steps |= {"make_co_lead"} if role == "member" else set()
        steps |= {"make_member"} if role == "co_lead" else set()
    if state in BELONGS and role == "co_lead" and "this_person" in mine:
        steps.add("make_member")
    return [action for action in CHANGES if action in steps]


def welcome_step(needs_yeses: bool) -> str:
    return "welcome_to_wait" if needs_yeses else "welcome"


def way_back(before: str | None, needs_yeses: bool) -> str:
    """The step by which somebody comes back: to where they were, or to wait when the two yeses are not there."""
    if needs_yeses:
        return "come_back_to_wait"
    return "come_back_new" if before in NOT_YET_COME else "come_back"


def join_step(state: str, before: str | None, needs_yeses: bool) -> str | None:
    """The step by which an invited person who has a membership already comes in; None when they are in."""
    if state in ("waiting_for_consent", "new", "active"):
        return None
    if needs_yeses:
        return "join_to_wait"
    if state == "asked":
        return "join"
    return "join_new" if before in NOT_YET_COME and state != "graduated" else "join_active"


def higher_role(one: str, other: str) -> str:
    return max(one, other, key=MEMBER_ROLES.index)


# When two accounts are one person: who staff removed stays removed until staff take them back; else the better counts.
_MERGE_ORDER = ("left", "asked", "waiting_for_consent", "resting", "new", "active", "graduated", "removed")


def merged_state(one: str, other: str) -> str:
    return max(one, other, key=_MERGE_ORDER.index)


def gated(state: str, needs_yeses: bool) -> str:
    """Nobody who needs two yeses takes part without them, however they came by their place."""
    return "waiting_for_consent" if needs_yeses and state in ("new", "active", "resting") else state


def only_lead_left(leads: Sequence[str], others: Sequence[str], person_id: str) -> bool:
    """Whether the group would lose its only lead although somebody could take over."""
    return list(leads) == [person_id] and bool(others)


def wrong_planned_end(planned_end: date | None, today: date, programme_ends: date) -> dict[str, str]:
    """A group ends within its programme's time."""
    if planned_end is None:
        return {}
    if planned_end <= today:
        return {"planned_end": messages.END_IN_PAST}
    if planned_end > programme_ends:
        return {"planned_end": messages.end_after_programme(programme_ends)}
    return {}
