"""The only clock. Inside everything is UTC; an event has its own zone for people to read."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from api.core.say import day_said, hour_said, moment_said, say

LONDON = "Europe/London"


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def today(zone: str = LONDON) -> date:
    """Today as people in `zone` see it."""
    return now().astimezone(ZoneInfo(zone)).date()


def day_words(day: date) -> str:
    """ "Fri 12 Dec 2026": how a date reads in a sentence."""
    return day_said(f"{day:%a} {day.day} {day:%b} {day.year}", day)


def short_day_words(at: datetime, zone: str) -> str:
    """ "Fri 12 Dec": without a year, for days that are near."""
    local = at.astimezone(ZoneInfo(zone))
    return day_said(f"{local:%a} {local.day} {local:%b}", local.date(), "MMMEd")


def moment_words(at: datetime, zone: str = LONDON) -> str:
    """ "Fri 12 Dec, 6pm" or "6.30pm", in the event's own zone."""
    local = at.astimezone(ZoneInfo(zone))
    hour = local.hour % 12 or 12
    minutes = f".{local:%M}" if local.minute else ""
    english = f"{local:%a} {local.day} {local:%b}, {hour}{minutes}{'am' if local.hour < 12 else 'pm'}"
    return moment_said(english, at, zone)


def span_words(starts: datetime, ends: datetime, zone: str = LONDON) -> str:
    """ "Fri 12 Dec, 6pm to 8pm"; over more days "Fri 12 Dec, 6pm to Sun 14 Dec, 4pm"."""
    here = ZoneInfo(zone)
    to = moment_words(ends, zone)
    if starts.astimezone(here).date() == ends.astimezone(here).date():
        to = hour_said(to.rpartition(", ")[2], ends, zone)
    return say("{starts} to {ends}", starts=moment_words(starts, zone), ends=to)
