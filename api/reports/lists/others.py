"""Lists that live in other rooms, as files: with the rows, the order and the filter of their screen."""

from zoneinfo import ZoneInfo

from sqlmodel import Session

from api.core.access import Caller
from api.core.clock import day_words
from api.core.sheets import Table, one_line
from api.events.support.staff_list import unresolved_travel
from api.groups.pages import cards
from api.programmes.models import Programme
from api.programmes.queries import acts_before, staff_entries
from api.reports.lists import rules
from api.reports.lists.columns import as_table
from api.reports.lists.schemas import AuditFileWanted, FileWanted, GroupsFileWanted

MOST_ACTS = 25_000  # what the child process writes in a few seconds; the number in each row says where to go on


def travel_file(session: Session, caller: Caller, programme_id: str, _: FileWanted) -> Table:
    """Whose way is not sorted yet, the soonest first. Looking is noted, as on the screen."""
    open_ways = unresolved_travel(session, caller, programme_id).items
    return as_table("travel", caller, (
        {"name": one_line(one.chosen_name), "tell_apart": one_line(one.tell_apart or ""),
         "day": day_words(one.starts_at.astimezone(ZoneInfo(one.zone)).date()), "activity": one_line(one.title),
         "group": one_line(one.group_name), "way": rules.WAY_WORDS[one.state]}
        for one in open_ways
    ))  # fmt: skip


def audit_file(session: Session, caller: Caller, programme_id: str, wanted: AuditFileWanted) -> Table:
    """What was done, newest first, from the page that is shown on. Never who."""
    zone = ZoneInfo(session.get_one(Programme, programme_id).zone)
    return as_table("audit", caller, (
        {"seq": act.seq, "at": f"{act.at.astimezone(zone):%Y-%m-%d %H:%M:%S}", "action": act.action, "on": act.kind,
         "frm": act.frm or "", "to": act.to or ""}
        for act in acts_before(session, programme_id, wanted.before, MOST_ACTS)
    ))  # fmt: skip


def team_file(session: Session, caller: Caller, programme_id: str, _: FileWanted) -> Table:
    """Who works here as what, and for whom somebody stands in."""
    return as_table("team", caller, (
        {"name": one_line(one.chosen_name), "staff_roles": ", ".join(rules.STAFF_WORDS[role] for role in one.roles),
         "deputy_for": one_line(one.deputy_for.name) if one.deputy_for else "",
         "until": day_words(one.until) if one.until else "", "passkey": "Yes" if one.passkey else "No"}
        for one in staff_entries(session, programme_id, whole=True)
    ))  # fmt: skip


def groups_file(session: Session, caller: Caller, programme_id: str, wanted: GroupsFileWanted) -> Table:
    """The groups of a programme, in the order of the screen; `show` as its filter."""
    states = rules.GROUPS_SHOWN.get(wanted.show or "", tuple(rules.GROUP_WORDS))
    return as_table("groups", caller, (
        {"group": one_line(one.name), "state": rules.GROUP_WORDS[one.state],
         "leads": one_line(", ".join(one.led_by)), "people": one.members,
         "ends": day_words(one.planned_end) if one.planned_end else ""}
        for one in cards(session, caller).items
        if one.programme_id == programme_id and one.state in states
    ))  # fmt: skip
