"""What stands in each list, and which staff see it. The page, the CSV and the XLSX have the same columns."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from api.core.access import Caller
from api.core.sheets import Cell, Table

FULL = ("worker", "manager", "safeguarding")
ANSWERS = ("worker", "manager")
ATTENDANCE = (*FULL, "approver")
TRAVEL, AUDIT, STAFF = ("worker",), ("manager", "safeguarding"), ("staff",)


class Column(NamedTuple):
    """`instead_of`: shown only to who may not see that other column."""

    key: str
    head: str
    seen_by: tuple[str, ...]
    instead_of: str = ""


HEADS = {
    "activity": "Activity", "action": "What", "age": "Age", "answer": "Answer", "at": "When", "children": "Children",
    "day": "Date", "deputy_for": "Stands in for", "ends": "Planned end", "frm": "From", "group": "Group",
    "groups": "Groups", "kind": "Kind", "leads": "Leads", "mark": "Check-in", "name": "Name", "on": "On",
    "passkey": "Has a passkey", "people": "People", "role": "In the group as", "seq": "Number", "since": "Here since",
    "staff_roles": "Works here as", "state": "State", "tell_apart": "To tell apart", "there": "Was there", "to": "To",
    "until": "Until", "way": "How it stands", "who_led": "Led by",
}  # fmt: skip


def _seen_by(who: tuple[str, ...], *keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, HEADS[key], who) for key in keys)


COLUMNS: dict[str, tuple[Column, ...]] = {
    "people": _seen_by(FULL, "name", "tell_apart", "age", "state", "groups", "staff_roles", "since"),
    "answers": _seen_by(
        ANSWERS, "day", "activity", "group", "kind", "name", "tell_apart", "role", "answer", "children"
    ),
    "attendance": (
        *_seen_by(ATTENDANCE, "day", "activity", "group", "kind", "who_led"),
        *_seen_by(FULL, "leads"),
        *_seen_by(ATTENDANCE, "name", "tell_apart"),
        *_seen_by(FULL, "role", "mark"),
        Column("there", HEADS["there"], ("approver",), instead_of="mark"),
    ),
    "travel": _seen_by(TRAVEL, "name", "tell_apart", "day", "activity", "group", "way"),
    "audit": _seen_by(AUDIT, "seq", "at", "action", "on", "frm", "to"),
    "team": _seen_by(STAFF, "name", "staff_roles", "deputy_for", "until", "passkey"),
    "groups": _seen_by(STAFF, "group", "state", "leads", "people", "ends"),
}


def columns_for(name: str, relations: Collection[str]) -> list[Column]:
    """The columns of a list that somebody with these relations to the programme may see, in order."""
    mine = frozenset(relations)
    may = [column for column in COLUMNS[name] if not mine.isdisjoint(column.seen_by)]
    keys = {column.key for column in may}
    return [column for column in may if column.instead_of not in keys]


def as_table(name: str, caller: Caller, rows: Iterable[Mapping[str, Cell]]) -> Table:
    """Rows by column as a file of what this caller may see of them."""
    columns = columns_for(name, caller.relations)
    cells = [[row[column.key] for column in columns] for row in rows]
    return Table(name.capitalize(), [column.head for column in columns], cells)
