"""Our group, our rules: versions, and who agreed to which (R4)."""

from sqlmodel import Session, select

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import conflict
from api.core.versions import same_version
from api.groups import messages, pages, queries
from api.groups.models import GroupRules, PowerGroup, RulesAgreement
from api.groups.schemas import AgreeIn, GroupPage, RulesIn, RulesNow
from api.groups.states import GROUP
from api.notify.actions import tell


def update_rules(session: Session, caller: Caller, group_id: str, wanted: RulesIn, base: int | None) -> GroupPage:
    """Saves a new version, based on the one the caller read (0: none yet). 412 when there is a newer one.

    Everybody in the group is asked to read it; nobody is out for not having agreed yet.
    """
    group = queries.locked(session, group_id)
    if group.state != "active":
        raise GROUP.refusal(group.state, "update_rules")
    newest = queries.newest_rules(session, group_id)
    sent_again = (
        newest and base == newest.version - 1 and (newest.text, newest.made_by) == (wanted.text, caller.person_id)
    )
    if not sent_again:
        same_version(base, newest.version if newest else 0, lambda: rules_now(session, group_id))
        _save(session, caller, group, wanted.text, (base or 0) + 1)
    caller.made.append(group_id)
    return pages.page_now(session, caller, group_id)


def agree_rules(session: Session, caller: Caller, group_id: str, agreed: AgreeIn) -> GroupPage:
    """Agrees to the newest version. 412 shows the newest when the caller read an older one."""
    group = queries.locked(session, group_id)
    agree(session, group, caller.person_id, agreed.version)
    caller.made.append(group_id)
    return pages.page_now(session, caller, group_id)


def agree(session: Session, group: PowerGroup, person_id: str, version: int) -> None:
    """Notes that somebody agreed to the newest rules; again changes nothing. 409 without rules, 412 with newer ones."""
    newest = queries.newest_rules(session, group.id)
    if newest is None:
        raise conflict("no_rules", messages.NO_RULES)
    same_version(version, newest.version, lambda: rules_now(session, group.id))
    _note_yes(session, group, newest.id, person_id)


def first_rules(session: Session, group: PowerGroup, text: str, made_by: str) -> GroupRules:
    """Version 1, made with the group."""
    return _add(session, group, text, 1, made_by)


def rules_now(session: Session, group_id: str) -> RulesNow:
    newest = queries.newest_rules(session, group_id)
    return RulesNow(version=newest.version, text=newest.text) if newest else RulesNow(version=0, text="")


def _save(session: Session, caller: Caller, group: PowerGroup, text: str, version: int) -> None:
    row = _add(session, group, text, version, caller.person_id)
    if caller.is_any("member"):
        _note_yes(session, group, row.id, caller.person_id)
    people = queries.member_ids(session, group.id, ("new", "active", "resting"))
    about = ("group", group.id)
    tell(session, people, "new_rules", messages.new_rules(group.name), about=about, actor=caller.person_id)


def _add(session: Session, group: PowerGroup, text: str, version: int, made_by: str) -> GroupRules:
    row = GroupRules(group_id=group.id, version=version, text=text, made_by=made_by, made_at=clock.now())
    session.add(row)
    session.flush()
    audit.note(session, "group.rules", "group", group.id, to=str(version), programme_id=group.programme_id)
    return row


def _note_yes(session: Session, group: PowerGroup, rules_id: str, person_id: str) -> None:
    held = select(RulesAgreement).where(RulesAgreement.rules_id == rules_id, RulesAgreement.person_id == person_id)
    if session.exec(held).first() is not None:
        return
    session.add(RulesAgreement(rules_id=rules_id, person_id=person_id, at=clock.now()))
    session.flush()
    note = {"programme_id": group.programme_id, "subject": person_id}
    audit.note(session, "group.rules_agreed", "group", group.id, **note)
