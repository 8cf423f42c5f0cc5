"""What crosses the wire about calendars."""

from datetime import date, datetime

from api.core.schemas import Input, Output


class CalendarChoice(Input):
    """details: titles and places in the calendar, not only "Meet-up". whole: all activities of my groups."""

    details: bool = False
    whole: bool = False


class MyCalendar(Output):
    """My private calendar link; all empty while there is none. `used_on`: the last day a calendar asked for it."""

    link: str | None
    subscribe: str | None
    details: bool
    whole: bool
    made_at: datetime | None
    used_on: date | None
