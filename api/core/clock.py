"""The only clock. Inside everything is UTC; an event has its own zone for people to read."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = "Europe/London"


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def today(zone: str = LONDON) -> date:
    """Today as people in `zone` see it."""
    return now().astimezone(ZoneInfo(zone)).date()


def day_words(day: date) -> str:
    """ "Fri 12 Dec 2026": how a date reads in a sentence."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def moment_words(at: datetime, zone: str = LONDON) -> str:
    """ "Fri 12 Dec, 6pm" or "6.30pm", in the event's own zone."""
    local = at.astimezone(ZoneInfo(zone))
    hour = local.hour % 12 or 12
    minutes = f".{local:%M}" if local.minute else ""
    return f"{local:%a} {local.day} {local:%b}, {hour}{minutes}{'am' if local.hour < 12 else 'pm'}"
