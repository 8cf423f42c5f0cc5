"""The inbox is everybody's own: the queries only ever ask for the caller's."""

from api.core import access

OWN = "only notices of the caller"

access.allow("notices", "person", scope=OWN)
access.allow("mark_notices_read", "person", scope=OWN)
access.allow("notice_preferences", "person", scope="what the caller chose")
access.allow("update_notice_preferences", "person", scope="what the caller chose")
