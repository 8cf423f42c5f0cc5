"""The group room's words to people."""

from collections.abc import Sequence
from datetime import date

from api.core.clock import day_words
from api.core.say import say
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
COUNCIL = "The council sees none of this. It is yours, not theirs."


def end_after_programme(day: date) -> str:
    return say("The programme runs until {day}. Please choose that day or an earlier one.", day=day_words(day))


def who_can_see(programme: str, staff: Sequence[str], open_to_programme: bool) -> list[str]:
    """Who sees what, in plain sentences (R100)."""
    sentences = ["People in this group see your chosen name."]
    if open_to_programme:
        sentences.append(
            say("Others in {programme} see that the group exists, but not who is in it.", programme=programme)
        )
    if not staff:
        sentences.append(say("Staff of {programme} see it too.", programme=programme))
    else:
        one, many = "{names}, who works for {programme}, sees it too.", "{names}, who work for {programme}, see it too."
        sentences.append(say(one if len(staff) == 1 else many, names=some(staff), programme=programme))
    return [*sentences, COUNCIL]


def ways_back(group: str, was_asked: bool) -> str:
    if was_asked:
        return say("You no longer ask to join {group}. You can ask again any time.", group=group)
    return say("You have left {group}. The door stays open: you can come back any time.", group=group)


def proposed(name: str, group: str, programme: str) -> str:
    return say(
        "{name} proposes a new group in {programme}: {group}. Please say yes, or ask.",
        name=name,
        programme=programme,
        group=group,
    )


def proposed_again(name: str, group: str) -> str:
    return say("{name} has answered about the new group {group}. Please look again.", name=name, group=group)


def said_yes(group: str) -> str:
    return say("Yes! {group} can start. You lead it.", group=group)


def said_yes_wait(group: str) -> str:
    return say("Yes! {group} can start. Before you lead it we need two yeses: a grown-up's and yours.", group=group)


def said_ask(group: str) -> str:
    return say("Staff have a question about {group}. Open it to read and answer.", group=group)


def said_not_now(group: str) -> str:
    return say("Staff said not now to {group}. Open it to read why. You can propose another one.", group=group)


def group_end_moved(group: str, day: date) -> str:
    return say("{group} now runs until {day}. We say it now so nobody finds out late.", group=group, day=day_words(day))


def group_end_open(group: str) -> str:
    return say("{group} has no end day of its own any more. It runs as long as the programme.", group=group)


def new_rules(group: str) -> str:
    return say("{group} has new rules. Please read them and say if you agree.", group=group)


def asked_to_join(name: str, group: str) -> str:
    return say("{name} asked to join {group}.", name=name, group=group)


def welcomed(group: str) -> str:
    return say("You're in {group}. Welcome!", group=group)


def welcomed_to_wait(group: str) -> str:
    return say(
        "{group} would like you in. Before you take part we need two yeses: a grown-up's and yours.", group=group
    )


def somebody_waits(group: str) -> str:
    return say("Somebody in {group} waits for two yeses. Please help them get these.", group=group)


def consent_there(group: str) -> str:
    return say("Both yeses are there. You can now take part in {group}. Welcome!", group=group)


def put_to_rest(group: str) -> str:
    return say("You rest from {group} for now. You keep your place and can come back any time.", group=group)


def back_in(group: str) -> str:
    return say("You're back in {group}. Good to have you.", group=group)


def now_co_lead(group: str) -> str:
    return say("You are now a co-lead of {group}.", group=group)


def now_member(group: str) -> str:
    return say("You are now a member of {group}, no longer a co-lead. Thank you for what you did.", group=group)


def now_lead(group: str) -> str:
    return say("You now lead {group}.", group=group)


def lead_handed_on(group: str, name: str) -> str:
    return say("{name} now leads {group}. Thank you for leading it.", name=name, group=group)


def no_lead(group: str) -> str:
    return say("{group} has no lead right now. Please find one together.", group=group)


def removed(group: str, staff: Sequence[str]) -> str:
    who = listed(list(staff)[:2]) or say("Staff")
    return say(
        "You are no longer in {group}. {who} will talk with you about why. You can ask, and say what you think.",
        group=group,
        who=who,
    )
