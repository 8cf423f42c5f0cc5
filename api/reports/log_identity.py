"""What makes a row the same row: its day, title, number and people, however they are written, and which of
several such rows in one file it is. So a second import adds nothing, and true repeats stay."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from api.reports.log_rows import LogRow
from api.reports.log_titles import title_key
from api.reports.log_who import who_key

_FORM = "activity-log-row-1"  # changes only together with a migration of the stored identities


def with_identities(rows: Sequence[LogRow]) -> list[LogRow]:
    """The rows, each with its occurrence in this file and its identity (sha256, hex)."""
    seen: Counter[str] = Counter()
    numbered: list[LogRow] = []
    for row in rows:
        alike = _normalised(row)
        seen[alike] += 1
        identity = hashlib.sha256(json.dumps([_FORM, alike, seen[alike]]).encode()).hexdigest()
        numbered.append(replace(row, identity=identity, occurrence=seen[alike]))
    return numbered


def _normalised(row: LogRow) -> str:
    day = row.sort_date.isoformat() if row.exact else f"{row.sort_date:%Y-%m}"
    return json.dumps([day, title_key(row.title), row.attended, who_key(row.who)])
