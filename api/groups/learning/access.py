"""Who may see and change somebody's way to leading. Ticking a step is for a lead or worker, never for oneself."""

from api.core import access
from api.groups.access import IN_HERE, KNOWN, group, membership
from api.groups.learning.rules import MARKERS

access.allow("lead_path", "member", "worker", load=group, known=KNOWN)
access.allow("change_lead_path", "this_person", *MARKERS, load=membership, known=IN_HERE)
