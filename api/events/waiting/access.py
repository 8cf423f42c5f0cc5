"""Who sees the line and who may change it."""

from api.core import access
from api.events.access import KNOWS, PLANNERS, TAKES_PART, an_event

access.allow("waiting_line", *PLANNERS, *TAKES_PART, load=an_event, known=KNOWS)
access.allow("set_capacity", *PLANNERS, load=an_event, known=KNOWS)
access.allow("move_ahead", *PLANNERS, load=an_event, known=KNOWS)
