"""Changing what a group says about itself."""

from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import bad_input
from api.core.versions import same_version
from api.groups import messages, pages, queries, rules
from api.groups.facts import GROUP_CLOSED
from api.groups.models import PowerGroup
from api.groups.schemas import GroupEdit, GroupPage
from api.groups.starting import propose_again
from api.groups.states import GROUP
from api.notify.actions import tell
from api.programmes.models import Programme

EDITABLE = ("proposed", "asked", "active")


def update_group(session: Session, caller: Caller, group_id: str, edit: GroupEdit, base: int | None) -> GroupPage:
    """Changes what was sent. The proposer of a group may do so until staff have answered; a question is answered so.

    412 with the newest page when somebody else changed it in between.
    """
    group = queries.locked(session, group_id)
    if "update_group" not in rules.can(group.state, caller.relations):
        raise GROUP.refusal(group.state, "update_group")
    same_version(base, group.version, lambda: pages.page_now(session, caller, group_id))
    before, was_open = group.planned_end, group.visibility == "programme"
    _take_over(session, group, edit)
    group.version += 1
    audit.note(session, "group.changed", "group", group.id, programme_id=group.programme_id)
    if group.state == "asked":
        propose_again(session, caller, group)
    elif group.state == "active" and group.planned_end != before:
        _tell_end(session, caller, group)
    session.flush()
    if was_open and group.visibility != "programme":
        GROUP_CLOSED.tell(session, group_id=group_id, group=group.name)
    caller.made.append(group_id)
    return pages.page_now(session, caller, group_id)


def _take_over(session: Session, group: PowerGroup, edit: GroupEdit) -> None:
    sent = edit.model_fields_set
    wrong = {field: messages.NO_NULL for field in sent - {"planned_end"} if getattr(edit, field) is None}
    if "planned_end" in sent and edit.planned_end != group.planned_end:
        programme = session.get_one(Programme, group.programme_id)
        wrong |= rules.wrong_planned_end(edit.planned_end, clock.today(programme.zone), programme.ends_on)
    if wrong:
        raise bad_input(wrong)
    for field in sent:
        setattr(group, field, getattr(edit, field))


def _tell_end(session: Session, caller: Caller, group: PowerGroup) -> None:
    """A moved end is told to everybody in the group (R74)."""
    day = group.planned_end
    text = messages.group_end_moved(group.name, day) if day else messages.group_end_open(group.name)
    people = queries.member_ids(session, group.id, ("asked", "waiting_for_consent", "new", "active", "resting"))
    about = ("group", group.id)
    tell(session, people, "group_end_moved", text, about=about, actor=caller.person_id)
