"""Dates as people write them in a log: "12/03/2024" (day first), "12th March 2024", "March 2022", "Mar-22", ISO."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from api.reports.log_rows import BadCell, shown

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_LONG = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_YEAR, LAST_YEAR = 1990, 2099
HOW = "Write it like 12 March 2024, 12/03/2024 or March 2024."

_TIME = re.compile(r"[t,\s]\s*(\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?\s*([ap]m)?|\d{1,2}\s*[ap]m)(z|[+-]\d\d:?\d\d)?$")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})")
_MONTH_NUMBER = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})")
_YEAR = r"(?:[-,/.\s]*(\d{4}|'?\d{2}))?"
_DAY_NAME = re.compile(rf"(\d{{1,2}})\s*(?:st|nd|rd|th)?[-,/.\s]*(?:of\s+)?([a-z]+)\.?{_YEAR}")
_NAME_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?[,\s]+(\d{4})")
_NAME = re.compile(rf"([a-z]+)\.?{_YEAR}")
_NAME_GAP = re.compile(r"[a-z]+[\s,.]+\d\d")  # "March 12"; "Mar-12" and "Mar '12" are what Excel writes for a month
_YEAR_NAME = re.compile(r"(\d{4})[-,/.\s]+([a-z]+)\.?")


@dataclass(frozen=True, slots=True)
class LogDate:
    """A day, or a month when `exact` is false (then `day` is the first of it); `text` is what the file says."""

    text: str
    day: date
    exact: bool

    @property
    def key(self) -> str:
        return self.day.isoformat() if self.exact else f"{self.day:%Y-%m}"


def month_text(day: date) -> str:
    """A month as the log prints it."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_text(day: date) -> str:
    """A day as we write it where the file holds no text of its own (a date cell)."""
    return f"{day.day} {month_text(day)}"


def read_date(text: str, year_beside: int | None = None) -> tuple[LogDate, list[str]]:
    """The date in a cell and what to say about it. `year_beside` helps only a date that names no year.

    Raises BadCell with the reason. Day first, always: 12/03/2024 is 12 March.
    """
    notes: list[str] = []
    bare = " ".join(unicodedata.normalize("NFKC", text).lower().replace("’", "'").split())
    bare, weekday = _without_weekday(_without_time(bare, notes))
    day, month, year = _parts(bare, text, notes)
    if year is None:
        if year_beside is None:
            raise BadCell(f"The date {shown(text)} has no year. {HOW}")
        year = year_beside
        notes.append(f"the date {shown(text)} has no year; the year beside it, {year}, is used")
    found = _build(day, month, year, text)
    if weekday is not None and found.exact and found.day.weekday() != weekday:
        right = _WEEKDAYS[found.day.weekday()].capitalize()
        notes.append(f"{day_text(found.day)} was a {right}, the file says {_WEEKDAYS[weekday].capitalize()}")
    return found, notes


def read_month(year: str, month: str) -> LogDate | None:
    """The month from a year column and a month column (number or name); None when they do not give one."""
    number = int(month) if re.fullmatch(r"\d{1,2}", month, re.ASCII) else _month_named(month.lower().rstrip("."), [])
    whole_year = read_year(year)
    if whole_year is None or number is None or not 1 <= number <= 12:
        return None
    first = date(whole_year, number, 1)
    return LogDate(month_text(first), first, exact=False)


def read_year(year: str) -> int | None:
    """A year in four digits within living memory, else None."""
    if not re.fullmatch(r"\d{4}", year, re.ASCII):
        return None
    return int(year) if FIRST_YEAR <= int(year) <= LAST_YEAR else None


def _without_time(bare: str, notes: list[str]) -> str:
    time = _TIME.search(bare)
    if time is None:
        return bare
    if re.search("[1-9]", time.group(1)):
        notes.append(f"the time {time.group(1)} is left out; the log keeps days")
    return bare[: time.start()].rstrip(" ,")


def _without_weekday(bare: str) -> tuple[str, int | None]:
    first, _, rest = bare.partition(" ")
    name = first.rstrip(",.")
    if rest and len(name) >= 3:
        for number, weekday in enumerate(_WEEKDAYS):
            if weekday == name or (weekday.startswith(name.replace("weds", "wed")) and len(name) <= 5):
                return rest.strip(), number
    return bare, None


def _parts(bare: str, text: str, notes: list[str]) -> tuple[int | None, int, int | None]:
    """(day or None, month, year or None); raises BadCell when no form fits."""
    if match := _ISO.fullmatch(bare):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _DAY_FIRST.fullmatch(bare):
        return int(match[1]), int(match[2]), _full_year(match[3], text, notes)
    if match := _MONTH_NUMBER.fullmatch(bare):
        return None, int(match[1]), int(match[2])
    if match := _ISO_MONTH.fullmatch(bare):
        return None, int(match[2]), int(match[1])
    return _named_parts(bare, text, notes)


def _named_parts(bare: str, text: str, notes: list[str]) -> tuple[int | None, int, int | None]:
    if (match := _DAY_NAME.fullmatch(bare)) and (month := _month_named(match[2], notes)):
        return int(match[1]), month, _full_year(match[3], text, notes)
    if (match := _NAME_DAY.fullmatch(bare)) and (month := _month_named(match[1], notes)):
        return int(match[2]), month, int(match[3])
    if (match := _NAME.fullmatch(bare)) and (month := _month_named(match[1], notes)):
        if match[2] and len(match[2]) == 2 and _NAME_GAP.fullmatch(bare):
            raise BadCell(f"We cannot tell whether {shown(text)} ends in a day or a year. {HOW}")
        return None, month, _full_year(match[2], text, notes)
    if (match := _YEAR_NAME.fullmatch(bare)) and (month := _month_named(match[2], notes)):
        return None, month, int(match[1])
    if read_year(bare) is not None:
        raise BadCell(f"The date {shown(text)} is only a year. {HOW}")
    raise BadCell(f"We cannot read the date {shown(text)}. {HOW}")


def _full_year(year: str | None, text: str, notes: list[str]) -> int | None:
    if year is None or len(year) == 4:
        return int(year) if year else None
    whole = 2000 + int(year.lstrip("'"))
    notes.append(f"the year of {shown(text)} is read as {whole}")
    return whole


def _month_named(name: str, notes: list[str]) -> int | None:
    number = _LONG.get(name) or _SHORT.get(name)
    if number is None and len(name) >= 5 and (close := get_close_matches(name, _LONG, n=1, cutoff=0.8)):
        number = _LONG[close[0]]
        notes.append(f"the month {shown(name)} is read as {MONTHS[number - 1]}")
    return number


def _build(day: int | None, month: int, year: int, text: str) -> LogDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadCell(f"The year in {shown(text)} cannot be right.")
    if not 1 <= month <= 12:
        raise BadCell(f"There is no month {month} in {shown(text)}. The day comes first: 25/03/2024 is 25 March.")
    try:
        return LogDate(text, date(year, month, 1 if day is None else day), exact=day is not None)
    except ValueError:
        raise BadCell(f"There is no such day: {shown(text)}.") from None
