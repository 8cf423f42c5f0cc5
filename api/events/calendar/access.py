"""Who may have a calendar: everybody their own. The feed is opened by the secret in its address and nothing else."""

from api.core import access
from api.events.access import KNOWS, PLANNERS, an_event

access.allow("event_ics", *PLANNERS, *KNOWS, load=an_event)
access.allow("my_calendar", "person", scope="my own calendar link")
access.allow("create_calendar_link", "person", scope="my own calendar link")
access.allow("revoke_calendar_link", "person", scope="my own calendar link")
access.allow("calendar_feed", "nobody", scope="what the person behind the secret in the address may see")
