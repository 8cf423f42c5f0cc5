"""Where a page of a list begins, and words for what stands in it. No database here."""

import json
from collections.abc import Sequence

from api.core.crypto import sealer
from api.core.errors import bad_input

PLACE = "list:place"

ROLE_WORDS = {"member": "Member", "co_lead": "Co-lead", "lead": "Lead", None: "Guest"}
ANSWER_WORDS = {
    "going": "Going", "maybe": "Maybe", "cannot": "Not this time", "waiting": "In line", "offered": "Has an offer",
    None: "No answer",
}  # fmt: skip
MARK_WORDS = {
    "present": "Here", "late": "Came late", "left_early": "Left early", "could_not_come": "Could not come",
    "not_there": "Was not there",
}  # fmt: skip
STATE_WORDS = {
    "asked": "Wants to join", "waiting_for_consent": "Waits for two yeses", "new": "New", "active": "In the group",
    "resting": "Rests", "graduated": "Finished well", "left": "Left", "removed": "Taken out", "staff": "Staff",
}  # fmt: skip
AGE_WORDS = {
    "under_13": "Under 13", "13_15": "13 to 15", "16_17": "16 or 17", "18_24": "18 to 24", "25_plus": "25 or over",
}  # fmt: skip
STAFF_WORDS = {
    "worker": "Worker", "approver": "Approver", "payer": "Payer", "safeguarding": "Safeguarding lead",
    "manager": "Manager",
}  # fmt: skip
WAY_WORDS = {"not_yet": "Not sorted yet", "changed": "Look again", "call_off": "Call it off"}
GROUP_WORDS = {
    "proposed": "New idea", "asked": "We asked something", "active": "Running", "ended": "Ended", "declined": "Not now",
}  # fmt: skip
GROUPS_SHOWN = {"running": ("active",), "ideas": ("proposed", "asked"), "over": ("ended", "declined")}


def cursor(key: Sequence[str]) -> str:
    """The last row of a page, as the next page is asked for. Sealed: it holds a name, and addresses stand in logs."""
    return sealer().seal(PLACE, "", json.dumps(list(key), ensure_ascii=False))


def key_of(after: str, parts: int) -> list[str]:
    """The row behind a cursor. 422 when it is not one of ours."""
    try:
        key = json.loads(sealer().open(PLACE, "", after))
    except ValueError:
        key = None
    if not isinstance(key, list) or len(key) != parts or not all(isinstance(part, str) for part in key):
        raise bad_input({"after": "We do not know this place in the list. Please start again."})
    return key
