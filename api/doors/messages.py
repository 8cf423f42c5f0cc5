"""The doors' words to people."""

from api.core.say import say

NO_INVITE = "We could not find this invite. Please look at each letter again, or ask for a new one."
OVER = {
    "expired": "This invite has run out. Please ask for a new one.",
    "used_up": "This invite is full. Please ask for a new one.",
    "revoked": "This invite was taken back. Please ask for a new one.",
}
PROGRAMME_OVER = "This programme has ended, so nobody can join any more."
NOT_ALONE = (
    "You are welcome here, but not on your own yet. Please ask a grown-up you trust to talk with {name}. "
    "They can find a way to join in with you."
)
SOMEBODY = "the person who invited you"
HOUSE = "Linkup"
WHICH_AGE = "Please choose your age."
WHICH_NAME = "Please choose the name people will see."
SHARED_STAFF = "Staff work needs your own phone or computer, not a shared one."
STAFF_GROWN_UP = "Staff roles start at 16. Please talk with whoever sent you this link."
CANNOT_GIVE = "You cannot invite somebody to this role."
GROUP_NOT_OPEN = "This group is not open yet, so nobody can be invited."
MANY_INVITES = "This group has many open invites. Please take an old one back first."
LINK_OVER = "This link was used or has run out. Please ask your worker for a new one."
NOT_BOTH = "Please ask a second person who works here to do the same. Then the link is ready."
SOMEBODY_FROM_THERE = "They work in another programme too. One of you two must work there as well."
NOT_FOR_ME = "You cannot make a link for yourself."
WRONG_CODE = "This code is not right, or has run out. Please look again, or ask for a new one."
NO_STAFF_MOVE = "A staff session cannot be moved. Please sign in there with your passkey."
NO_SHARED_MOVE = "This phone is shared, so it cannot let you in on another one. Please ask your worker for a link."
NO_SHARED_EMAIL = "This phone is shared, so your email stays as it is. Please change it on your own phone."
MAIL_SUBJECT = "Your Linkup code"
PASSKEY_WRONG = "That did not work. Please try again."
PASSKEY_SHARED = "This phone is shared, so it cannot keep a passkey for you."
PASSKEY_FIRST = "Please sign in with a passkey you have. Then you can add another one."


def mail_text(code: str, minutes: int) -> str:
    return say(
        "Your code is {code}\n\nIt works for {minutes} minutes, once. Type it where you asked for it.\n"
        "Did you not ask for it? Then you can forget this mail.\n",
        code=code,
        minutes=minutes,
    )


def who_sees_group(group: str, programme: str, *, whole_programme: bool) -> list[str]:
    """Who will see what, in sentences, before somebody joins (R100)."""
    open_to, shut = (
        "Others in {programme} can see the group, but not who is in it.",
        "Only people in {group} can see the group.",
    )
    return [
        say("People in {group} see the name you choose.", group=group),
        say(open_to, programme=programme) if whole_programme else say(shut, group=group),
        say("Staff of {programme} see your name, your age group and when you take part.", programme=programme),
        "Nobody else sees anything. Not the council, not your school, not your family.",
    ]


def who_sees_staff(programme: str) -> list[str]:
    return [
        say("People in {programme} see your name and your role.", programme=programme),
        "Linkup notes what is done here, and keeps it. Your manager can look at these notes.",
    ]


def who_sees_link() -> list[str]:
    return ["Nothing changes in who sees you. You just get back in on this phone."]


def new_link_made(name: str) -> str:
    return say("{name} made a new sign-in link for you. Was that not you? Please tell another worker.", name=name)


def new_phone(label: str) -> str:
    return say("You are now signed in on one more phone: {label}. Was that not you? Sign it out here.", label=label)


def joined_staff(name: str, role: str, programme: str) -> str:
    return say("{name} said yes to the {role} role in {programme}.", name=name, role=role, programme=programme)


SAME_PERSON = "These are one and the same account."
NO_STAFF_MERGE = "One of these accounts is yours or has a staff role. It cannot be merged."
MERGE_ELSEWHERE = "These accounts cannot be merged here. Please ask whoever runs Linkup for you."


def merged(old: str, new: str) -> str:
    if old == new:
        return "Your two accounts are now one. Is that wrong? Tell your worker."
    return say(
        "Your other account ({old}) is now part of this one. Is that wrong? Tell your worker.",
        old=old,
    )
