"""The programme room's words to people."""

from datetime import date

from api.core.clock import day_words
from api.core.say import say
from api.core.words import listed

ROLE_WORDS = {
    "worker": "worker",
    "approver": "approver",
    "payer": "payer",
    "safeguarding": "safeguarding lead",
    "manager": "manager",
}
END_IN_PAST = "Please choose a day that is still to come."
END_TOO_FAR = "Please choose a day in the next 20 years."
REACH = "Please add a phone number or an email, so that people can reach them."
WHICH_ORGANISATION = "You run programmes of more than one organisation. Please say which one this is for."
UNTIL_NEEDED = "Please say until which day they stand in."
UNTIL_IN_PAST = "Please choose today or a later day."
NOT_THEMSELVES = "Nobody can stand in for themselves."
NOT_STAFF_HERE = "This person does not work here right now."
DEPUTY_MORE = "A deputy can only do what the person they stand in for does."
NOT_OWN_ROLES = "While you stand in for somebody, another manager must change your roles."
LAST_MANAGER = "Somebody must stay manager. Please make another person manager first."
STAFF_ACCOUNT = "The account you want to close has a staff role. A manager must end the role first."
TOO_YOUNG = "Staff roles start at 16. They can lead a group instead."


def end_moved(programme: str, day: date) -> str:
    return say(
        "{programme} now runs until {day}. We say it now so nobody finds out late.",
        programme=programme,
        day=day_words(day),
    )


def roles_changed(programme: str, roles: list[str]) -> str:
    if not roles:
        return say("You have no staff role in {programme} any more. Thank you for your work.", programme=programme)
    return say(
        "You are now {roles} in {programme}. You need a passkey to use it.", roles=words_for(roles), programme=programme
    )


def stands_in(programme: str, name: str, roles: list[str], until: date) -> str:
    return say(
        "You stand in for {name} in {programme} as {roles}, until {day}.",
        name=name,
        programme=programme,
        roles=words_for(roles),
        day=day_words(until),
    )


def stands_in_no_more(programme: str, name: str) -> str:
    return say(
        "You no longer stand in for {name} in {programme}. Thank you for helping out.", name=name, programme=programme
    )


def covered(programme: str, deputy: str, until: date) -> str:
    return say(
        "{deputy} stands in for you in {programme}, until {day}.",
        deputy=deputy,
        programme=programme,
        day=day_words(until),
    )


def covered_no_more(programme: str, deputy: str) -> str:
    return say("{deputy} no longer stands in for you in {programme}.", deputy=deputy, programme=programme)


def words_for(roles: list[str]) -> str:
    return listed([say(ROLE_WORDS[role]) for role in roles])
