"""Kinds of activity with their checklists, as data (R13).

A kind changes what is asked: `must` points gate publishing, `nice` points are shown and may stay open.
"why" is the card about why people are involved (R14), "risk" the risk assessment (R23); both have a form of their own.
"""

from dataclasses import dataclass

# What every activity must say before it can be published: a person on the other side reads it and feels safe to come.
ALWAYS = ("about", "who_will_be_there", "your_person")
IN_PERSON = ("place_name", "look_for", "access")
ONLINE = ("online_link",)
NICE = ("expected_people", "food", "bring", "quiet_space", "breaks", "content_notes", "what_happens_after")


@dataclass(frozen=True)
class Kind:
    """must: points that gate publishing, beside ALWAYS and the place."""

    key: str
    label: str
    must: tuple[str, ...] = ()


_TALK = ("why", "what_happens_after", "breaks", "risk")  # people give views: say what for, and what comes of it

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("meet_up", "Meet-up"),
        Kind("meal", "Meal", ("food", "risk")),
        Kind("theatre", "Theatre or show", ("content_notes", "risk")),
        Kind("cooking", "Cooking", ("food", "bring", "risk")),
        Kind("arts", "Arts", ("content_notes", "quiet_space", "risk")),
        Kind("training", "Training", ("breaks", "quiet_space", "risk")),
        Kind("co_design", "Co-design", (*_TALK, "quiet_space")),
        Kind("podcast_film", "Podcast or film", ("content_notes", "what_happens_after", "risk")),
        Kind("panel", "Panel", _TALK),
        Kind("decision_makers", "Meeting people in charge", (*_TALK, "content_notes")),
        Kind("outreach", "Outreach", ("what_happens_after", "risk")),
        Kind("drop_in", "Drop-in", ("risk",)),
        Kind("showcase", "Showcase", ("content_notes", "risk")),
        Kind("trip", "Trip", ("bring", "food", "risk")),
        Kind("sport", "Sport", ("bring", "risk")),
        Kind("online_chat", "Online chat"),
    )
}

KIND_KEYS = tuple(KINDS)

# What each point asks for, as a sentence for the lead while it is open.
ASKS: dict[str, str] = {
    "about": "Say in a few words what you will do.",
    "who_will_be_there": "Say who will be there, so nobody is surprised.",
    "your_person": "Name one person to turn to on the day.",
    "place_name": "Say where it is.",
    "look_for": "Say who to look for at the door.",
    "access": "Say how to get in: steps, lift, toilets.",
    "online_link": "Add the link to join online.",
    "expected_people": "Say about how many people will come.",
    "food": "Say what there is to eat, or that there is no food.",
    "bring": "Say what to bring, or that nothing is needed.",
    "quiet_space": "Say where people can go for a quiet moment.",
    "breaks": "Say when the breaks are.",
    "content_notes": "Say if a topic could be hard, or that none is.",
    "what_happens_after": "Say what happens with what people say and make.",
    "why": "Fill in the why card: why you ask, what can change, who decides.",
    "risk": "Fill in the safety plan: who could be hurt and what you do about it.",
}
