"""Who may start from an older plan, and who says they have seen what changed."""

from api.core import access
from api.events.access import KNOWS, PLANNERS, TAKES_PART, an_event

access.allow("copy_event", *PLANNERS, load=an_event, known=KNOWS)
access.allow("see_changes", *TAKES_PART, load=an_event, known=("staff",))
access.allow("event_kinds", "person")
