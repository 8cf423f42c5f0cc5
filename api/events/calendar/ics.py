"""Activities as a calendar other programs read (RFC 5545, RFC 7986). Pure; the library escapes and folds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from api.core.say import put
from api.events.calendar import messages

PRODUCT = "-//Linkup//Linkup//EN"
REFRESH = timedelta(hours=4)
# A zone's clock changes are always given for the same years: some readers keep the first they see for ever.
ZONES_FROM, ZONES_TILL = date(2020, 1, 1), date(2040, 1, 1)
STATUS = {"going": "CONFIRMED", "maybe": "TENTATIVE", "waiting": "TENTATIVE", "offered": "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity as one person's calendar shows it. The last four only where details are wanted."""

    id: str
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    state: str
    version: int
    changed_at: datetime
    answer: str | None
    place: str = ""
    look_for: str = ""
    bring: str = ""
    online_link: str = ""
    page: str = ""

    @property
    def sequence(self) -> int:
        """Rises with every change of the activity and with calling it off, which is no new version."""
        return self.version - 1 + (1 if self.state == "cancelled" else 0)


def calendar(entries: Iterable[Entry], language: str = "en") -> bytes:
    """A calendar with its time zones, its words in this language. The same entries make the same bytes."""
    listed = list(entries)
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("name", put(messages.NAME, language))
    whole.add("x-wr-calname", put(messages.NAME, language))
    whole.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", REFRESH)
    for entry in listed:
        whole.add_component(_event(entry, language))
    if listed:
        whole.add_missing_timezones(ZONES_FROM, ZONES_TILL)
        for zone in whole.timezones:
            _one_change_per_line(zone)
    return bytes(whole.to_ical())


def _one_change_per_line(zone: Timezone) -> None:
    """Each change of the clocks as a line of its own, the first one too: ical.js reads no lists and skips the start."""
    for part in zone.subcomponents:
        if "RDATE" in part:
            moments = [one.dt for one in part.pop("RDATE").dts]
            for at in (part.DTSTART, *moments):
                part.add("RDATE", at)


def _event(entry: Entry, language: str) -> Event:
    here = ZoneInfo(entry.zone)
    one = Event()
    one.add("uid", f"{entry.id}@linkup")
    one.add("dtstamp", entry.changed_at)
    one.add("last-modified", entry.changed_at)
    one.add("sequence", entry.sequence)
    one.add("dtstart", entry.starts_at.astimezone(here))
    one.add("dtend", entry.ends_at.astimezone(here))
    one.add("summary", put(messages.title(entry.title, entry.state, entry.answer), language))
    one.add("status", "CANCELLED" if entry.state == "cancelled" else STATUS.get(entry.answer or "", "TENTATIVE"))
    one.add("transp", "OPAQUE" if entry.answer == "going" and entry.state != "cancelled" else "TRANSPARENT")
    one.add("class", "PRIVATE")
    if entry.place:
        one.add("location", entry.place)
    if about := "\n".join(put(line, language) for line in _about(entry)):
        one.add("description", about)
    if entry.page:
        one.add("url", entry.page)
    return one


def _about(entry: Entry) -> Iterable[str]:
    if entry.look_for:
        yield messages.look_for(entry.look_for)
    if entry.bring:
        yield messages.bring(entry.bring)
    if entry.online_link:
        yield messages.join(entry.online_link)
