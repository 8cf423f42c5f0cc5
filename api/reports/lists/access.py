"""Which staff open which list. Which columns they see there is said in columns.py."""

from api.core import access
from api.programmes.access import programme
from api.reports.lists.columns import ANSWERS, ATTENDANCE, FULL

KNOWN = ("staff", "in_programme")
access.allow("people", *FULL, load=programme, known=KNOWN,
             scope="People with a membership or a staff role in this programme.")  # fmt: skip
access.allow("answers_list", *ANSWERS, load=programme, known=KNOWN,
             scope="Answers to activities of this programme that came out.")  # fmt: skip
access.allow("attendance_list", *ATTENDANCE, load=programme, known=KNOWN,
             scope="Check-ins of people with an account at activities of this programme.")  # fmt: skip
