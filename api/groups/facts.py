"""What this room tells rooms to its right."""

from api.core.facts import Fact

MEMBER_LEFT = Fact(
    "member_left",
    "Somebody left a group by themselves (group_id, person_id). Coming answers and places go back.",
)
MEMBER_REMOVED = Fact(
    "member_removed",
    "Staff removed somebody from a group (group_id, person_id). Coming answers and places go back, and the doors they "
    "opened close.",
)
ROLE_CHANGED = Fact(
    "role_changed",
    "Somebody's role in a group is another one now (group_id, person_id, before, now). Check-ins a former lead still "
    "holds on their phone are kept for staff.",
)
GROUP_CLOSED = Fact(
    "group_closed",
    "A group that was open to its programme is for its own people only from now on (group_id, group: its name). Guests "
    "give their places back, and are told.",
)
