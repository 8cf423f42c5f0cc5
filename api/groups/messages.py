"""The group room's words to people."""

from collections.abc import Sequence
from datetime import date

from api.core.clock import day_words
from api.core.words import listed, some

END_IN_PAST = "Please choose a day that is still to come."
NO_NULL = "Please fill this in."
NOT_IN_PROGRAMME = "We do not know this person here. Invite them first."
LEADS_OWN = "Whoever proposes a group leads it. Leave this empty."
HAND_OVER_FIRST = "You are the only lead. Please hand over the lead first, then you can go."
NOT_A_LEAD_NOW = "Somebody else leads the group now."
CANNOT_LEAD = "They do not take part right now, so they cannot lead yet."
LEADS_ALREADY = "They lead this group already."
TO_YOURSELF = "Please choose somebody else to lead."
NOT_TAKING_PART = "They do not take part right now. Ask them to come back first."
LEAD_IS_HANDED_OVER = "They lead this group. Hand over the lead instead."
IN_ALREADY = "You are in this group already."
ASK_STAFF = "Please talk to staff about coming back. They can let you in again."
COME_BACK_INSTEAD = "You were in this group. You can just come back."
NO_RULES = "This group has no rules yet."
CONSENT_MISSING = "Please say who said yes and how you know."
CONSENT_NOT_HERE = "This goes only with recording the two yeses."
ASK_WORDS = "Please write what you want to know."
NOT_READY = "Something is still missing before this group can start."
NOT_RUNNING = "This group is not running right now."
COUNCIL = "The council sees nothing by default."


def end_after_programme(day: date) -> str:
    return f"The programme runs until {day_words(day)}. Please choose that day or an earlier one."


def who_can_see(programme: str, staff: Sequence[str], open_to_programme: bool) -> list[str]:
    """Who sees what, in plain sentences (R100)."""
    sentences = ["People in this group see your chosen name."]
    if open_to_programme:
        sentences.append(f"Others in {programme} see that the group exists, but not who is in it.")
    if not staff:
        sentences.append(f"Staff of {programme} see it too.")
    else:
        work, see = ("works", "sees") if len(staff) == 1 else ("work", "see")
        sentences.append(f"{some(staff)}, who {work} for {programme}, {see} it too.")
    return [*sentences, COUNCIL]


def ways_back(group: str, was_asked: bool) -> str:
    if was_asked:
        return f"You no longer ask to join {group}. You can ask again any time."
    return f"You have left {group}. The door stays open: you can come back any time."


def proposed(name: str, group: str, programme: str) -> str:
    return f"{name} proposes a new group in {programme}: {group}. Please say yes, or ask."


def proposed_again(name: str, group: str) -> str:
    return f"{name} has answered about the new group {group}. Please look again."


def said_yes(group: str) -> str:
    return f"Yes! {group} can start. You lead it."


def said_yes_wait(group: str) -> str:
    return f"Yes! {group} can start. Before you lead it we need two yeses: a grown-up's and yours."


def said_ask(group: str) -> str:
    return f"Staff have a question about {group}. Open it to read and answer."


def said_not_now(group: str) -> str:
    return f"Staff said not now to {group}. Open it to read why. You can propose another one."


def group_end_moved(group: str, day: date) -> str:
    return f"{group} now runs until {day_words(day)}. We say it now so nobody finds out late."


def group_end_open(group: str) -> str:
    return f"{group} has no end day of its own any more. It runs as long as the programme."


def new_rules(group: str) -> str:
    return f"{group} has new rules. Please read them and say if you agree."


def asked_to_join(name: str, group: str) -> str:
    return f"{name} asked to join {group}."


def welcomed(group: str) -> str:
    return f"You're in {group}. Welcome!"


def welcomed_to_wait(group: str) -> str:
    return f"{group} would like you in. Before you take part we need two yeses: a grown-up's and yours."


def somebody_waits(group: str) -> str:
    return f"Somebody in {group} waits for two yeses. Please help them get these."


def consent_there(group: str) -> str:
    return f"Both yeses are there. You can now take part in {group}. Welcome!"


def put_to_rest(group: str) -> str:
    return f"You rest from {group} for now. You keep your place and can come back any time."


def back_in(group: str) -> str:
    return f"You're back in {group}. Good to have you."


def now_co_lead(group: str) -> str:
    return f"You are now a co-lead of {group}."


def now_member(group: str) -> str:
    return f"You are now a member of {group}, no longer a co-lead. Thank you for what you did."


def now_lead(group: str) -> str:
    return f"You now lead {group}."


def lead_handed_on(group: str, name: str) -> str:
    return f"{name} now leads {group}. Thank you for leading it."


def no_lead(group: str) -> str:
    return f"{group} has no lead right now. Please find one together."


def removed(group: str, staff: Sequence[str]) -> str:
    who = listed(list(staff)[:2]) or "Staff"
    return f"You are no longer in {group}. {who} will talk with you about why. You can ask, and say what you think."
