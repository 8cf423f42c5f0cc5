"""An activity nobody wrote down, as it crosses the wire: for staff's page of what is missing, and for the log.

Imported by the child process that reads files: nothing here may import the app.
"""

from datetime import datetime

from api.core.schemas import Output


class Unwritten(Output):
    """An activity that is over, and its attendance or its wrap-up is missing (R92)."""

    id: str
    title: str
    group_id: str
    group_name: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    zone: str
