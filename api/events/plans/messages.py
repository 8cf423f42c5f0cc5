"""Words about plans: what changed, what was shared, what a copy may be."""

from datetime import datetime
from typing import Any

from api.core.clock import moment_words, span_words
from api.core.say import say
from api.core.words import listed

NO_ANSWERS = "No need to say you are coming. Just drop in."
KIND_STAYS = "People can see this already, so it stays what it is. Plan a new one instead."

# What a changed field is called in a message, after "New: ".
CALLED = {
    "kind": "what kind of thing it is", "title": "its name", "about": "what we do", "online_link": "the link",
    "look_for": "who to look for", "who_will_be_there": "who will be there", "expected_people": "how many come",
    "access": "how to get in", "food": "food", "bring": "what to bring", "content_notes": "good to know first",
    "what_happens_after": "what happens after", "led_by": "who runs it", "quiet_space": "the quiet space",
    "breaks": "the breaks", "your_person": "who to turn to", "why": "why we ask you", "agenda": "what happens when",
    "questions": "the questions", "also_there": "who else comes", "photos": "photos", "pay": "what you get",
    "services": "what you can use there", "host_name": "whose place it is", "space": "the room", "tech": "how to join",
}  # fmt: skip
MOST_NAMED = 3


def where(event: Any) -> str:
    """ "Willow Hall, 2 Mill Lane", "Online", or both."""
    place = ", ".join(part for part in (event.place_name, event.place_address) if part)
    if event.mode == "online":
        return say("Online")
    return say("{place} and online", place=place) if event.mode == "both" else place


def when(event: Any) -> str:
    """ "Fri 12 Dec, 6pm to 8pm"."""
    return span_words(event.starts_at, event.ends_at, event.zone)


def kept_when(event: Any) -> str:
    """The time as it is written down with a change, to be said later in any language: from/to/zone."""
    return "/".join((event.starts_at.isoformat(), event.ends_at.isoformat(), event.zone))


def said_when(kept: str) -> str:
    """What `kept_when` wrote, as a sentence; older changes were written down in words and stay so."""
    starts, _, rest = kept.partition("/")
    ends, _, zone = rest.partition("/")
    if not zone:
        return kept
    try:
        return span_words(datetime.fromisoformat(starts), datetime.fromisoformat(ends), zone)
    except ValueError:
        return kept


def moved(event: Any, before: str) -> str:
    return say(
        "{title} has a new time: {when}. Before it was {before}. Tell us if you can't come any more.",
        title=event.title,
        when=when(event),
        before=before,
    )


def new_place(event: Any, before: str) -> str:
    """For a change of place, or of the link alone (which is for those who are going only)."""
    at = moment_words(event.starts_at, event.zone)
    if before == where(event):
        return say("{title}, {at}, has a new link to join. Have a look.", title=event.title, at=at)
    if not before:
        return say("{title}, {at}, has a new place: {where}.", title=event.title, at=at, where=where(event))
    return say(
        "{title}, {at}, has a new place: {where}. Before it was {before}.",
        title=event.title,
        at=at,
        where=where(event),
        before=before,
    )


def changed(event: Any, fields: list[str]) -> str:
    names = [say(CALLED[name]) for name in fields]
    named = listed(names if len(names) <= MOST_NAMED else [*names[:MOST_NAMED], say("more")])
    return say(
        "Something changed for {title}, {when}: {named}. Have a look.",
        title=event.title,
        when=moment_words(event.starts_at, event.zone),
        named=named,
    )


def questions_shared(event: Any) -> str:
    at = moment_words(event.starts_at, event.zone)
    return say("You can read the questions for {title}, {at}, now. Take your time.", title=event.title, at=at)


def drop_in(event: Any, group: str) -> str:
    return say("New from {group}: {title}, {when}. Just drop in.", group=group, title=event.title, when=when(event))
