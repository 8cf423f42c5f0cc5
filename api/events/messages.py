"""The activity room's words to people. Times are in the activity's own zone."""

from datetime import datetime
from typing import Any

from api.core import clock
from api.core.clock import LONDON, moment_words
from api.core.say import Said, place_said, say

ENDED = "This group is not running right now, so nothing new can be planned in it."
OVER = "This activity is over, so answers are closed."
NOT_OUT = "This activity is not out yet. Publish it first."
CALLED_OFF = "This activity was called off, so answers are closed."
WRAPPED = "This activity is over and wrapped up, so answers are closed."
NOT_STARTED = "It has not started yet. Wrap up when it is over."
CHECKED_IN = "People were checked in already, so this activity took place. You can wrap it up."
NOT_READY = "A few things are still open. Fill them in, then publish."
NOT_READY_ANY_MORE = "People can see this activity, so these things must stay filled in."
NO_TIME = "We cannot read the time of this check-in. Please look at this phone's clock."
WHO = "Please say who this is about."
HOW_MANY = "Please say how many people."
NAME = "Please write a name."
UNKNOWN_PERSON = "We do not know this person in this programme."
HELD_ROLE = "Sent by somebody who does not lead here any more. Staff need to look."
HELD_CANCELLED = "Sent for an activity that was called off. Staff need to look."
HELD = {"role": HELD_ROLE, "cancelled": HELD_CANCELLED}
OTHER_GROUP = "This person is not in this group or programme."


def when(event: Any) -> str:
    return moment_words(event.starts_at, event.zone)


def until_words(at: datetime, zone: str = LONDON) -> str:
    """ "Thu 12 Dec, 6pm" for the end of an offer."""
    return moment_words(at, zone)


def published(event: Any, group: str) -> str:
    return say("New from {group}: {title}, {when}. Are you coming?", group=group, title=event.title, when=when(event))


def second_look(event: Any, name: str) -> str:
    return say(
        "{name} wants to publish {title}, {when}. Please look at it too, then publish it.",
        name=name,
        title=event.title,
        when=when(event),
    )


def cancelled(event: Any) -> str:
    return say(
        "{title} is off on {when}. {reason}",
        title=event.title,
        when=when(event),
        reason=sentence(event.cancelled_reason),
    )


def group_closed(event: Any, group: str) -> str:
    return say(
        "Sorry, {group} is now for its own people only. So you are off the list for {title}, {when}. "
        "To join the group, ask a worker.",
        group=group,
        title=event.title,
        when=when(event),
    )


def moved(event: Any) -> str:
    return say(
        "{title} has a new time: {when}. Tell us if you can't come any more.", title=event.title, when=when(event)
    )


def new_place(event: Any) -> str:
    where = say("online") if event.mode == "online" else event.place_name
    return say("{title}, {when}, has a new place: {where}.", title=event.title, when=when(event), where=where)


def changed(event: Any) -> str:
    return say("Something changed for {title}, {when}. Have a look.", title=event.title, when=when(event))


def offered(event: Any, until: datetime) -> str:
    return say(
        "{title}: a place is yours if you want it. Say yes by {until}.",
        title=event.title,
        until=until_words(until, event.zone),
    )


def in_at_once(event: Any) -> str:
    return say("{title}: a place came free and you're in. See you {when}.", title=event.title, when=when(event))


def lapsed(event: Any) -> str:
    return say("{title}: your place went to the next person. Want to wait again? Say “I'm in”.", title=event.title)


def passed_over(event: Any, party: int) -> str:
    return say(
        "{title}: a place came free, but you need {party}. You keep your place in line.", title=event.title, party=party
    )


def answered_for_you(event: Any, words: str) -> str:
    return say("{title}: staff wrote down your answer. {words}", title=event.title, words=words)


def reopened(event: Any) -> str:
    return say("{title}: new check-ins came in after you wrapped up. Please look at the count.", title=event.title)


def no_attendance(event: Any) -> str:
    return say(
        "Who came to {title}, {when}? Check people in or write down how many.", title=event.title, when=when(event)
    )


def no_wrap_up(event: Any) -> str:
    return say("How was {title}, {when}? Two taps and it is written down.", title=event.title, when=when(event))


def no_attendance_staff(event: Any, group: str) -> str:
    return say(
        "{group} has not written down who came to {title}, {when}. Can you help them?",
        group=group,
        title=event.title,
        when=when(event),
    )


def checked_in_later(event: Any, name: str) -> str:
    return say("{name} sent check-ins for {title} that staff need to look at.", name=name, title=event.title)


def answer_words(kind: str, event: Any, *, place: int | None, until: datetime | None, more_children: bool) -> str:
    """What an answer came to, in one or two short sentences."""
    if more_children:
        return "There is no room for more children right now. You keep the places you have."
    if kind == "waiting" and event.starts_at <= clock.now():  # the line gives no more places
        return "It has started. Ask who runs it if you can still come."
    if kind == "waiting":
        return say("You're {place} in line. We'll tell you the minute a place is free.", place=ordinal(place or 1))
    if kind == "offered" and until is not None:
        return say("A place is yours if you want it. Say yes by {until}.", until=until_words(until, event.zone))
    return {
        "going": "You're in. Change your mind any time.",
        "maybe": "OK, maybe. Change your mind any time.",
        "cannot": "OK, not this time. See you another day.",
    }[kind]


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th …"""
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return place_said(f"{number}{last}", number)


def sentence(text: str | None) -> str:
    """With a full stop at its end."""
    text = text if isinstance(text, Said) else (text or "").strip()
    return text if not text or text[-1] in ".!?…" else say("{text}.", text=text)
