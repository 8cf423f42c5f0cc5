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


COLUMNS: dict[str, tuple[Column, ...]] = {
    "people": (
        Column("name", "Name", FULL),
        Column("tell_apart", "To tell apart", FULL),
        Column("age", "Age", FULL),
        Column("state", "State", FULL),
        Column("groups", "Groups", FULL),
        Column("staff_roles", "Works here as", FULL),
        Column("since", "Here since", FULL),
    ),
    "answers": (
        Column("day", "Date", ANSWERS),
        Column("activity", "Activity", ANSWERS),
        Column("group", "Group", ANSWERS),
        Column("kind", "Kind", ANSWERS),
        Column("name", "Name", ANSWERS),
        Column("tell_apart", "To tell apart", ANSWERS),
        Column("role", "In the group as", ANSWERS),
        Column("answer", "Answer", ANSWERS),
        Column("children", "Children", ANSWERS),
    ),
    "attendance": (
        Column("day", "Date", ATTENDANCE),
        Column("activity", "Activity", ATTENDANCE),
        Column("group", "Group", ATTENDANCE),
        Column("kind", "Kind", ATTENDANCE),
        Column("who_led", "Led by", ATTENDANCE),
        Column("leads", "Leads", FULL),
        Column("name", "Name", ATTENDANCE),
        Column("tell_apart", "To tell apart", ATTENDANCE),
        Column("role", "In the group as", FULL),
        Column("mark", "Check-in", FULL),
        Column("there", "Was there", ("approver",), instead_of="mark"),
    ),
    "travel": (
        Column("name", "Name", TRAVEL),
        Column("tell_apart", "To tell apart", TRAVEL),
        Column("day", "Date", TRAVEL),
        Column("activity", "Activity", TRAVEL),
        Column("group", "Group", TRAVEL),
        Column("way", "How it stands", TRAVEL),
    ),
    "audit": (
        Column("seq", "Number", AUDIT),
        Column("at", "When", AUDIT),
        Column("action", "What", AUDIT),
        Column("kind", "On", AUDIT),
        Column("frm", "From", AUDIT),
        Column("to", "To", AUDIT),
    ),
    "team": (
        Column("name", "Name", STAFF),
        Column("staff_roles", "Works here as", STAFF),
        Column("deputy_for", "Stands in for", STAFF),
        Column("until", "Until", STAFF),
        Column("passkey", "Has a passkey", STAFF),
    ),
    "groups": (
        Column("group", "Group", STAFF),
        Column("state", "State", STAFF),
        Column("leads", "Leads", STAFF),
        Column("people", "People", STAFF),
        Column("ends", "Planned end", STAFF),
    ),
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
