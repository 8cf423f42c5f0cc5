"""The title of a session, with slips of spacing mended. The title as written is kept beside it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from api.reports.log_cells import squeeze
from api.reports.log_rows import LogRow, Note, shown

_JOINED_WITH = "re|co|pre|post|non|anti|self|x"  # words that a hyphen ties to the next: re-design, co-lead
_DASH = "–—-"
_TIED = re.compile(rf"\b({_JOINED_WITH})(?: -|- )(?=\w)", re.IGNORECASE)
_LOOSE = re.compile(rf"(?<=\S)(?: ([{_DASH}])(?=[^\s{_DASH}])|(?<=[^\s{_DASH}])([{_DASH}]) )(?!(?:and|or|to)\b)")
_SPLIT_WORD = re.compile(r"\b(\w{3,})- ?(ments?|tions?|ness|able)\b", re.IGNORECASE)
_CO_WORD = re.compile(r"\b(co) (?=(?:design|produc|lead|led|host|ordinat|facilitat))", re.IGNORECASE)


def mend_title(text: str) -> str:
    """The title with even spacing and straight apostrophes; words and capitals stay as they were."""
    title = " ".join(text.split())
    title = re.sub("[’‘´`]", "'", title)
    title = re.sub("[“”]", '"', title)
    title = _SPLIT_WORD.sub(r"\1\2", title)
    title = _TIED.sub(r"\1-", title)
    title = _CO_WORD.sub(r"\1-", title)
    title = _LOOSE.sub(lambda found: f" {found[1] or found[2]} ", title)
    title = re.sub(r"\s+([,;.!?])(?=\s|$)", r"\1", title)
    return " ".join(title.split())


def title_note(text: str, title: str) -> str:
    return f"{shown(text)} is shown as {shown(title)}"


def agree_on_titles(rows: Sequence[LogRow]) -> tuple[list[LogRow], list[Note]]:
    """Rows whose titles differ only by where the gaps are get the form used most (the first of equals)."""
    written: dict[str, Counter[str]] = {}
    for row in rows:
        written.setdefault(squeeze(row.title), Counter())[row.title] += 1
    agreed: list[LogRow] = []
    notes: list[Note] = []
    for row in rows:
        forms = written[squeeze(row.title)]
        usual = max(forms, key=lambda form: forms[form])
        if usual.casefold() == row.title.casefold():
            agreed.append(row)
            continue
        agreed.append(replace(row, title=usual))
        notes.append(Note(row.line, "title", f"{title_note(row.title, usual)}, as on other lines"))
    return agreed, notes


def title_key(title: str) -> str:
    """What makes two titles the same: letters, digits and signs only."""
    return squeeze(title)
