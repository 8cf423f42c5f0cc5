"""How many people came: a whole number, thousands with commas allowed; totals lines told from sessions."""

import re
import unicodedata

from api.reports.log_rows import BadCell, shown

MOST_PEOPLE = 100_000
_WHOLE = re.compile(r"\d+|\d{1,3}(,\d{3})+", re.ASCII)
_WITH_WORD = re.compile(r"(\d[\d,]*)\s*(?:people|young people|yps?|members|attended|came)\.?", re.ASCII | re.IGNORECASE)
_TOTAL = re.compile(r"(?:(?:grand|sub|overall|year(?:ly)?|annual)[ -]?)?totals?\b(?: (?:for|of|in) .{1,30}| \d{4})?:?",
                    re.IGNORECASE)  # fmt: skip


def read_count(text: str) -> tuple[int, str | None]:
    """(people, a note or None). Raises BadCell when the cell is not plainly one number."""
    if not text:
        raise BadCell("It does not say how many people came.")
    bare = unicodedata.normalize("NFKC", text).strip()
    note: str | None = None
    if with_word := _WITH_WORD.fullmatch(bare):
        bare = with_word[1]
        note = f"{shown(text)} is read as {bare}"
    if not _WHOLE.fullmatch(bare):
        raise BadCell(f"How many came must be a whole number, not {shown(text)}.")
    digits = bare.replace(",", "").lstrip("0") or "0"
    if len(digits) > 6 or int(digits) > MOST_PEOPLE:
        raise BadCell(f"{shown(text)} is more people than one session can hold.")
    people = int(digits)
    if note is None and bare != str(people):
        note = f"{shown(text)} is read as {people}"
    if people == 0:
        note = "nobody came, says the file"
    return people, note


def is_total(label: str) -> bool:
    """Whether a cell names a sum ("Total", "Grand total:", "Total for 2022") and not a session."""
    return _TOTAL.fullmatch(label) is not None
