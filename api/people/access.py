"""What somebody saved about themselves is read and changed by nobody else."""

from api.core import access

OWN = "only what the caller saved about themselves"

access.allow("my_needs", "person", scope=OWN)
access.allow("update_my_needs", "person", scope=OWN)
