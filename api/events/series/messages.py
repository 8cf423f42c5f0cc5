"""Words about series. A person hears once about many dates."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from api.core.clock import day_words, moment_words, short_day_words
from api.core.say import day_said, say
from api.core.words import joined, listed, lowered
from api.events.kinds import NO_ANSWERS
from api.events.messages import ordinal, sentence
from api.events.series.rules import nth_of

ONE_DATE = "That is one date only. Plan it as one activity, or choose a later end."
NO_END = "Say how many times, or until which day."
BOTH_ENDS = "Say how many times or until which day, not both."
TOO_MANY = "That is more than 60 dates. Choose an earlier end."
NOT_A_DATE = "{day} is not one of the dates."
ALL_LEFT_OUT = "With these dates left out, fewer than two are left."
ONE_THING = "Say what to change, or publish, or call off: one thing at a time."
NO_FIRST = "Please say what the first one is."
NOT_HERE = "This date is not part of this series."
NOT_A_DRAFT = "Only a draft can become a series. Plan a new one."
IN_A_SERIES = "This one comes again already."
OVER = "This date is over. Choose one that is still to come."
WHY_OFF = "Please say why, so people know."
NO_DRAFTS = "Every date is out already."
NONE_READY = "A few things are still open for these dates. Fill them in, then publish."
NOTHING_LEFT = "No date of this series is still to come."

_NTH = {
    1: "The first {weekday} of each month",
    2: "The second {weekday} of each month",
    3: "The third {weekday} of each month",
    4: "The fourth {weekday} of each month",
    -1: "The last {weekday} of each month",
}
_SPAN = {
    "programme": "The programme ends on {day}. {fits} of the dates come before that.",
    "group": "The group ends on {day}. {fits} of the dates come before that.",
}


def every_words(every: str, first_on: date, shift: int = 0) -> str:
    """ "Every Tuesday", "The first Tuesday of each month". shift: by how many days the dates have moved."""
    day = first_on + timedelta(days=shift)
    weekday = day_said(f"{day:%A}", day, "EEEE")
    if every == "weekly":
        return say("Every {weekday}", weekday=weekday)
    if every == "fortnightly":
        return say("Every second {weekday}", weekday=weekday)
    if shift:
        return say("Once a month")
    if every == "monthly_weekday":
        return say(_NTH[nth_of(day)], weekday=weekday)
    return (
        say("The {place} of each month", place=ordinal(day.day)) if day.day <= 28 else say("At the end of each month")
    )


def until_words(what: str, ends_on: date, fits: int) -> str:
    """Why the dates do not fit. what: "programme" or "group"."""
    return say(_SPAN[what], day=day_words(ends_on), fits=fits)


def days(events: Sequence[Any], most: int = 4) -> str:
    """ "Tue 5 Jan, Tue 12 Jan and 3 more"."""
    shown = [short_day_words(one.starts_at, one.zone) for one in events[:most]]
    left = len(events) - len(shown)
    return listed([*shown, say("{n} more", n=left)] if left else shown)


def published(words: str, event: Any, group: str, dates: int) -> str:
    often = lowered(words)
    ask = say("Just drop in.") if event.kind in NO_ANSWERS else say("Are you coming?")
    return say(
        "New from {group}: {title}, {often} from {when}. {dates} dates. {ask}",
        group=group,
        title=event.title,
        often=often,
        when=_when(event),
        dates=dates,
        ask=ask,
    )


def second_look(event: Any, name: str, dates: int) -> str:
    return say(
        "{name} wants to publish {title}, {dates} dates from {when}. Please look, then publish.",
        name=name,
        title=event.title,
        dates=dates,
        when=_when(event),
    )


def cancelled(events: Sequence[Any], reason: str) -> str:
    return say("{title} is off on {days}. {reason}", title=events[0].title, days=days(events), reason=sentence(reason))


def moved(events: Sequence[Any]) -> str:
    first = events[0]
    if len(events) == 1:
        return say(
            "{title} has a new time: {when}. Tell us if you can't come any more.", title=first.title, when=_when(first)
        )
    return say(
        "{title} has a new time: {when}, and {more} later dates. Tell us if you can't come.",
        title=first.title,
        when=_when(first),
        more=len(events) - 1,
    )


def new_place(events: Sequence[Any]) -> str:
    return say("{title} has a new place or link: {days}. Have a look.", title=events[0].title, days=days(events))


def changed(events: Sequence[Any]) -> str:
    return say("Something changed for {title}: {days}. Have a look.", title=events[0].title, days=days(events))


def _when(event: Any) -> str:
    return moment_words(event.starts_at, event.zone)


def answers(rows: Sequence[Any]) -> str:
    """Which dates are yes, which are in line: so that nobody thinks they have a place when they wait for one."""
    by: dict[str, list[Any]] = {}
    for row in rows:
        by.setdefault("closed" if row.closed else row.answer, []).append(row)
    said = [say(words, days=days(by[kind])) for kind, words in _ANSWERED.items() if kind in by]
    return joined(said)


_ANSWERED = {
    "going": "You're in on {days}.",
    "waiting": "These are full, so you're in line: {days}.",
    "offered": "A place is held for you: {days}. Say yes to take it.",
    "maybe": "Maybe: {days}.",
    "cannot": "Not coming: {days}. Change your mind any time.",
    "closed": "Too late for {days}.",
}
