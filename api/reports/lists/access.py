"""Which staff open which list. Which columns they see there is said in columns.py."""

from api.core import access
from api.programmes.access import programme
from api.reports.lists.columns import ANSWERS, ATTENDANCE, AUDIT, FULL, STAFF, TRAVEL

KNOWN = ("staff", "in_programme")
access.allow("people", *FULL, load=programme, known=KNOWN,
             scope="People with a membership or a staff role in this programme.")  # fmt: skip
access.allow("answers_list", *ANSWERS, load=programme, known=KNOWN,
             scope="Answers to activities of this programme that came out.")  # fmt: skip
access.allow("attendance_list", *ATTENDANCE, load=programme, known=KNOWN,
             scope="Check-ins of people with an account at activities of this programme.")  # fmt: skip
access.allow("travel_file", *TRAVEL, load=programme, known=KNOWN, sensitive=True,
             scope="Activities of this programme that came out and are not over for more than a day.")  # fmt: skip
access.allow("audit_file", *AUDIT, load=programme, known=KNOWN, scope="Acts in this programme.")
access.allow("team_file", *STAFF, load=programme, known=KNOWN, scope="Staff roles in this programme.")
access.allow("groups_file", *STAFF, load=programme, known=KNOWN,
             scope="Groups of this programme whose page the caller may open.")  # fmt: skip
