"""Which column is which: headings in any order and case, with the other names people use for them (R89)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from api.reports.log_cells import squeeze
from api.reports.log_rows import CannotRead, shown

HEADINGS = ("DATE", "EVENT/ACTIVITY/WORKSHOP SESSIONS", "ATTENDED", "WHO ATTENDED")

_NAMES = {
    "date": "date datetext dates when day sessiondate eventdate activitydate dateofsession dateofevent dateofactivity",
    "title": "eventactivityworkshopsessions eventactivityworkshopsession eventactivityworkshop eventactivity event"
    " events activity activities session sessions workshop workshops workshopsessions title titles eventtitle"
    " eventname activityname activitytitle sessionname sessiontitle what",
    "attended": "attended attendance attendances attendees numberattended noattended numberattending numbers"
    " howmany howmanycame howmanyattended headcount peopleattended numberofpeople numberofattendees",
    "who": "whoattended who whocame whoattends whowasthere whoattendedit",
    "year": "year",
    "month": "month monthnumber monthno",
}
_BY_KEY = {key: meaning for meaning, keys in _NAMES.items() for key in keys.split()}
_LONG_KEYS = [key for key in _BY_KEY if len(key) >= 6]


@dataclass(slots=True)
class Columns:
    """Where each meaning sits (counted from 0), and what else the heading line held."""

    at: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    guessed: list[tuple[str, str]] = field(default_factory=list)
    named: set[int] = field(default_factory=set)

    def missing(self) -> list[str]:
        """The headings of ours that this line lacks; a year and a month together stand in for the date."""
        need = dict(zip(("date", "title", "attended", "who"), HEADINGS, strict=True))
        dated = "date" in self.at or {"year", "month"} <= self.at.keys()
        return [name for meaning, name in need.items() if meaning not in self.at and not (meaning == "date" and dated)]

    def take(self, cells: Sequence[str], meaning: str) -> str:
        """The cell with this meaning, empty when there is none."""
        place = self.at.get(meaning)
        return cells[place] if place is not None and place < len(cells) else ""

    def beside(self, cells: Sequence[str]) -> list[str]:
        """What stands in columns that have no heading at all."""
        return [cell for place, cell in enumerate(cells) if cell and place not in self.named]


def columns_of(cells: Sequence[str], *, guess: bool = True) -> Columns:
    """What a line would mean as a line of headings; `guess` lets a misspelt long heading count too."""
    columns = Columns(named={place for place, cell in enumerate(cells) if cell.strip()})
    for place, cell in enumerate(cells):
        meaning, guessed = _meaning(cell, guess)
        if meaning is None:
            if cell.strip():
                columns.unknown.append(cell.strip())
        elif meaning in columns.at:
            columns.twice.append(cell.strip())
        else:
            columns.at[meaning] = place
            if guessed:
                columns.guessed.append((cell.strip(), meaning))
    return columns


def is_heading_line(cells: Sequence[str]) -> bool:
    """Whether a line in the middle of a log is the headings again: two of them and nothing else, or three."""
    if not columns_of(cells, guess=False).at:
        return False
    columns = columns_of(cells)
    return len(columns.at) >= (3 if columns.unknown else 2) and not columns.twice


def check(columns: Columns) -> None:
    """Raises CannotRead when a heading is missing or stands twice."""
    if columns.twice:
        raise CannotRead(f"Two columns mean the same: {shown(columns.twice[0])}. Take one of them out and try again.")
    if missing := columns.missing():
        names = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
        raise CannotRead(f"We cannot find the heading {names}. The first line must name the columns: "
                         f"{', '.join(HEADINGS)}.")  # fmt: skip


def _meaning(cell: str, guess: bool) -> tuple[str | None, bool]:
    bare = cell.partition("(")[0] if not cell.strip().startswith("(") else cell
    key = squeeze(bare)
    if key in _BY_KEY:
        return _BY_KEY[key], False
    if guess and 6 <= len(key) < 60 and (close := get_close_matches(key, _LONG_KEYS, n=1, cutoff=0.9)):
        return _BY_KEY[close[0]], True
    return None, False
