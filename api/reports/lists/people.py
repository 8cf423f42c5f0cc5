"""The list of people: everybody with a membership or a staff role here, by name."""

from sqlmodel import Session

from api.core.access import Caller
from api.core.clock import day_words
from api.core.sheets import Cell, Table, one_line
from api.doors.everybody import rows_of
from api.doors.schemas import PersonRow
from api.people.rules import same_name_key
from api.reports.lists import rules
from api.reports.lists.columns import as_table
from api.reports.lists.schemas import PeopleList, PeopleWanted


def people(session: Session, _: Caller, programme_id: str, wanted: PeopleWanted) -> PeopleList:
    """One page. It begins after a row, not at a number, so that nobody is missed when others come or go."""
    found = fitting(session, programme_id, wanted)
    after = rules.key_of(wanted.after, 3) if wanted.after else None
    rest = [row for row in found if after is None or _comes_after(_key(row), after, wanted.order)]
    shown = rest[: wanted.limit]
    more = len(rest) > len(shown)
    return PeopleList(items=shown, total=len(found), next=rules.cursor(_key(shown[-1])) if more else None)


def people_file(session: Session, caller: Caller, programme_id: str, wanted: PeopleWanted) -> Table:
    """All pages, as a file."""
    return as_table("people", caller, (_cells(row) for row in fitting(session, programme_id, wanted)))


def fitting(session: Session, programme_id: str, wanted: PeopleWanted) -> list[PersonRow]:
    search = same_name_key(wanted.search or "")
    found = [row for row in rows_of(session, programme_id) if search in text_of(row) and fits(row, wanted)]
    if wanted.order != "name":
        found.sort(key=lambda row: row.joined_on, reverse=wanted.order == "newest")  # on one day: by name, as they came
    return found


def fits(row: PersonRow, wanted: PeopleWanted) -> bool:
    """Group, role and state are asked of one and the same membership."""
    if wanted.same_name and not row.same_name:
        return False
    if wanted.works_as and wanted.works_as not in row.staff_roles:
        return False
    if (wanted.frm and row.joined_on < wanted.frm) or (wanted.to and row.joined_on > wanted.to):
        return False
    if wanted.state == "staff":
        return bool(row.staff_roles) and not (wanted.group_id or wanted.role)
    if not (wanted.group_id or wanted.role or wanted.state):
        return True
    return any(
        wanted.group_id in (None, one.group_id) and wanted.role in (None, one.role)
        and wanted.state in (None, one.state)
        for one in row.groups
    )  # fmt: skip


def text_of(row: PersonRow) -> str:
    return same_name_key(" ".join([row.chosen_name, row.tell_apart or "", *(g.name for g in row.groups)]))


def _key(row: PersonRow) -> list[str]:
    return [row.joined_on.isoformat(), same_name_key(row.chosen_name), row.person_id]


def _comes_after(key: list[str], other: list[str], order: str) -> bool:
    if order != "name" and key[0] != other[0]:
        return (key[0] < other[0]) == (order == "newest")
    return key[1:] > other[1:]


def _cells(row: PersonRow) -> dict[str, Cell]:
    groups = [
        f"{one.name} ({rules.ROLE_WORDS[one.role]}, {rules.STATE_WORDS[one.state].lower()})" for one in row.groups
    ]
    return {
        "name": one_line(row.chosen_name), "tell_apart": one_line(row.tell_apart or ""),
        "age": rules.AGE_WORDS[row.age_band], "state": rules.STATE_WORDS[row.state],
        "groups": one_line("; ".join(groups)),
        "staff_roles": ", ".join(rules.STAFF_WORDS[role] for role in row.staff_roles),
        "since": day_words(row.joined_on),
    }  # fmt: skip
