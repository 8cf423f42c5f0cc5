"""How a group looks to one caller: the card in a list, and the page, each only as far as they may see."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlmodel import Session

from api.core import access
from api.core.access import Caller
from api.core.fields import table_of
from api.groups import queries, rules
from api.groups.access import NO_YES_YET, target_of
from api.groups.models import Membership, PowerGroup
from api.groups.questions import GROUP_NEXT_EVENTS
from api.groups.relations import IN_PROGRAMME, member_words
from api.groups.schemas import (
    GroupCard,
    GroupPage,
    Groups,
    MemberLine,
    MyPlace,
    NextEvent,
    ProgrammeLine,
    RulesLine,
)  # fmt: skip
from api.people.models import Person
from api.programmes.models import Programme
from api.programmes.queries import contacts_of, opened_roles

member = table_of(Membership).c
group = table_of(PowerGroup).c

_mine = select(member.group_id, member.programme_id, member.role, member.state).where(
    member.person_id == bindparam("me")
)
_CARD = (group.id, group.programme_id, group.kind, group.name, group.purpose, group.hue, group.glyph, group.state,
         group.planned_end, group.visibility, group.proposed_by)  # fmt: skip
_candidates = select(*_CARD).where(
    or_(
        group.id.in_(bindparam("mine", expanding=True)),
        group.programme_id.in_(bindparam("staffed", expanding=True)),
        group.proposed_by == bindparam("me"),
        (group.visibility == "programme") & group.programme_id.in_(bindparam("open", expanding=True)),
    )
)
SEES_EVENTS = frozenset((*rules.INSIDE, "programme_reader"))


def cards(session: Session, caller: Caller) -> Groups:
    """Every group whose page the caller may open: theirs first, then the others, each by name; left ones last."""
    me = caller.person_id
    conn = session.connection()
    mine = conn.execute(_mine, {"me": me}).all()
    staffed = opened_roles(session, caller.identity)
    found = conn.execute(
        _candidates,
        {
            "me": me,
            "mine": [m.group_id for m in mine],
            "staffed": list(staffed),
            "open": [m.programme_id for m in mine if m.state in IN_PROGRAMME],
        },
    ).all()
    seen = {g.id: (g, _relations(g, mine, staffed, me)) for g in found}
    seen = {group_id: pair for group_id, pair in seen.items() if access.may("read_group", pair[1])}
    places = {m.group_id: m for m in mine}
    more = _More(session, me, {group_id: pair[1] for group_id, pair in seen.items()})
    items = [GroupCard(**_card(g, words, places.get(g.id), more)) for g, words in seen.values()]
    return Groups(items=sorted(items, key=_card_order))


def page(session: Session, caller: Caller, group_id: str) -> GroupPage:
    """One group, for somebody the access table let in."""
    found = session.get_one(PowerGroup, group_id)
    me, words = caller.person_id, caller.relations
    programme = session.get_one(Programme, found.programme_id)
    place = queries.membership(session, group_id, me)
    before_yes = found.state in NO_YES_YET and not words.isdisjoint(("proposer", "staff"))
    proposer = session.get(Person, found.proposed_by) if before_yes and found.proposed_by else None
    more = _More(session, me, {group_id: words})
    return GroupPage(
        **_card(found, words, place, more),
        visibility=found.visibility,
        programme=ProgrammeLine(id=programme.id, name=programme.name, ends_on=programme.ends_on),
        contacts=contacts_of(session, [programme.id])[programme.id],
        rules=_rules(session, group_id, me),
        people=_people(session, found, more, words),
        who_can_see=queries.who_can_see(session, found),
        staff_question=found.staff_words if before_yes else None,
        proposed_by=proposer.chosen_name if proposer else None,
        version=found.version,
    )


def page_now(session: Session, caller: Caller, group_id: str) -> GroupPage:
    """The page after a change: what the caller is to the group is looked up again."""
    session.flush()
    if caller.identity is not None:
        target = target_of(session.get_one(PowerGroup, group_id))
        caller.relations = access.relations_to(session, caller.identity, target)
    return page(session, caller, group_id)


class _More:
    """What cards need besides the group's own row, fetched for all of them at once."""

    def __init__(self, session: Session, me: str, seen: Mapping[str, frozenset[str]]) -> None:
        self.me = me
        with_events = [group_id for group_id, words in seen.items() if sees_events(words)]
        self.leads = queries.leads(session, seen)
        self.counts = queries.member_counts(session, seen)
        asked = GROUP_NEXT_EVENTS.ask(session, group_ids=with_events, person_id=me) if with_events else []
        self.next_events = {e["group_id"]: e for e in asked}

    def shown(self, group_id: str) -> int:
        return self.counts.get(group_id, (0, 0))[0]

    def must_stay(self, group_id: str, person_id: str) -> bool:
        """The only lead of a group with others in it hands over before they go or rest."""
        leads = [r.person_id for r in self.leads[group_id] if r.role == "lead"]
        return leads == [person_id] and self.counts[group_id][1] > 1


def sees_events(words: frozenset[str]) -> bool:
    """Who waits for two yeses (R52) or was removed sees no activity of this group, even when it is open to others."""
    shut_out = not words.isdisjoint(("waiting", "removed")) and "staff" not in words
    return not shut_out and not words.isdisjoint(SEES_EVENTS)


def _card(found: Any, words: frozenset[str], place: Any, more: _More) -> dict[str, Any]:
    coming = more.next_events.get(found.id)
    must_stay = place is not None and found.state == "active" and more.must_stay(found.id, more.me)
    return {
        "id": found.id, "programme_id": found.programme_id, "kind": found.kind, "name": found.name,
        "purpose": found.purpose, "hue": found.hue, "glyph": found.glyph, "state": found.state,
        "planned_end": found.planned_end, "led_by": [r.chosen_name for r in more.leads[found.id]],
        "members": more.shown(found.id),
        "my": _place(found, words, place, must_stay),
        "next_event": NextEvent(**{name: coming[name] for name in NextEvent.model_fields}) if coming else None,
        "can": [op for op in rules.can(found.state, words) if op != "leave_group" or not must_stay],
    }  # fmt: skip


def _place(found: Any, words: frozenset[str], place: Any, must_stay: bool) -> MyPlace | None:
    if place is None:
        return None
    can = rules.can_with(found.state, place.state, place.role, words | {"this_person"})
    return MyPlace(role=place.role, state=place.state, can=[a for a in can if a != "rest" or not must_stay])


def _relations(found: Any, mine: Any, staffed: dict[str, list[str]], me: str) -> frozenset[str]:
    """The same as the access resolvers say, from rows that are already here."""
    here = [m for m in mine if m.programme_id == found.programme_id]
    target = target_of(found)
    words = {"person", *member_words(here, found.id, target.open_to_programme)}
    if found.programme_id in staffed:
        words |= {"staff", *staffed[found.programme_id]}
    if target.person_id == me:
        words.add("proposer")
    return frozenset(words)


def _rules(session: Session, group_id: str, me: str) -> RulesLine | None:
    newest = queries.newest_rules(session, group_id)
    if newest is None:
        return None
    return RulesLine(
        version=newest.version, text=newest.text, agreed=queries.has_agreed(session, newest.id, me)
    )  # fmt: skip


def _people(session: Session, found: PowerGroup, more: _More, words: frozenset[str]) -> list[MemberLine]:
    """Those inside see who belongs; who leads or works here also sees who asks or waits."""
    if words.isdisjoint(rules.INSIDE):
        return []
    opens_door = not words.isdisjoint(("lead", "co_lead", "staff"))
    states = (*rules.SHOWN, *rules.WAITING) if opens_door else rules.SHOWN
    lines = []
    for r in queries.people(session, found.id, states):
        towards = words | {"this_person"} if r.person_id == more.me else words
        can = rules.can_with(found.state, r.state, r.role, towards)
        if more.must_stay(found.id, r.person_id):
            can = [action for action in can if action != "rest"]
        line = {name: getattr(r, name) for name in ("person_id", "chosen_name", "tell_apart", "role", "state")}
        lines.append(MemberLine(**line, can=can))
    return lines


def _card_order(card: GroupCard) -> tuple[int, str, str]:
    state = card.my.state if card.my else None
    rank = 1 if state is None else 2 if state in ("left", "removed") else 0
    return rank, card.name.casefold(), card.id
