"""What an activity's page says about checking oneself in."""

from datetime import datetime

from api.core.schemas import Output


class MyCheckIn(Output):
    """Checking oneself in, on the activity's page. open: now is the time. here: the lead's list says I am there."""

    open: bool
    here: bool
    opens_at: datetime
    closes_at: datetime
