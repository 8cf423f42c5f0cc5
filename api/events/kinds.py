"""Kinds of activity with their checklists, as data (R13).

A kind changes what is asked: `must` points gate publishing, `nice` points are shown and may stay open.
"why" is the card about why people are involved (R14), "risk" the risk assessment (R23); both have a form of their own.
"""

from dataclasses import dataclass

# What every activity must say before it can be published: a person on the other side reads it and feels safe to come.
ALWAYS = ("about", "who_will_be_there", "your_person")
IN_PERSON = ("place_name", "look_for", "access")
ONLINE = ("online_link", "tech")


@dataclass(frozen=True)
class Kind:
    """must: points that gate publishing, beside ALWAYS and the place. nice: what else is worth asking.

    takes_answers: False where nobody says beforehand whether they come (R26).
    """

    key: str
    label: str
    must: tuple[str, ...] = ()
    nice: tuple[str, ...] = ()
    takes_answers: bool = True


_CALM = ("quiet_space", "breaks")
_SIZE = ("expected_people", "also_there", "photos")
_TALK = ("why", "what_happens_after", "breaks", "quiet_space", "pay", "risk")  # people give views: what for, what then
_TALK_NICE = ("agenda", "questions", "food", "space", "content_notes", *_SIZE)

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("meet_up", "Meet-up", nice=("food", "bring", *_CALM, *_SIZE)),
        Kind("meal", "Meal", ("food", "risk"), ("bring", *_CALM, "space", "what_happens_after", *_SIZE)),
        Kind("theatre", "Theatre or show", ("content_notes", "risk"), ("food", "bring", *_CALM, "host_name", *_SIZE)),
        Kind("cooking", "Cooking", ("food", "bring", "risk"),
             ("agenda", *_CALM, "space", "what_happens_after", *_SIZE)),
        Kind("arts", "Arts", ("content_notes", "quiet_space", "risk"),
             ("bring", "breaks", "food", "agenda", "what_happens_after", *_SIZE)),
        Kind("training", "Training", (*_CALM, "risk"),
             ("agenda", "food", "bring", "space", "what_happens_after", "pay", *_SIZE)),
        Kind("co_design", "Design it together", _TALK, _TALK_NICE),
        Kind("podcast_film", "Podcast or film", ("content_notes", "what_happens_after", "photos", "risk"),
             ("agenda", "questions", "pay", "food", *_CALM, "expected_people", "also_there")),
        Kind("panel", "Question panel", (*_TALK, "questions"), _TALK_NICE),
        Kind("decision_makers", "Meet people in charge", (*_TALK, "content_notes", "questions", "also_there"),
             _TALK_NICE),
        Kind("outreach", "Telling others", ("what_happens_after", "risk"),
             ("agenda", "pay", "food", "bring", "host_name", *_CALM, *_SIZE)),
        Kind("drop_in", "Drop-in", ("services", "risk"),
             ("food", "quiet_space", "content_notes", "host_name", *_SIZE), takes_answers=False),
        Kind("showcase", "Show what we made", ("content_notes", "photos", "risk"),
             ("agenda", "food", *_CALM, "host_name", "what_happens_after", "expected_people", "also_there")),
        Kind("trip", "Trip", ("bring", "food", "risk"), ("agenda", *_CALM, "content_notes", *_SIZE)),
        Kind("sport", "Sport", ("bring", "risk"), ("food", *_CALM, "host_name", "space", *_SIZE)),
        Kind("online_chat", "Online chat", nice=("agenda", "questions", "breaks", "content_notes", "expected_people",
             "also_there")),
    )
}  # fmt: skip

KIND_KEYS = tuple(KINDS)
NO_ANSWERS = tuple(kind.key for kind in KINDS.values() if not kind.takes_answers)

# What each point asks for, as a sentence for the lead while it is open.
ASKS: dict[str, str] = {
    "about": "Say in a few words what you will do.",
    "who_will_be_there": "Say who will be there, so nobody is surprised.",
    "your_person": "Name one person to turn to on the day.",
    "place_name": "Say where it is.",
    "look_for": "Say who to look for at the door.",
    "access": "Say how to get in: steps, lift, toilets.",
    "online_link": "Add the link to join online.",
    "tech": "Say what people need to join: a phone, an app, camera on or off.",
    "expected_people": "Say about how many young people will come.",
    "also_there": "Say who comes for their work, and how many.",
    "food": "Say what there is to eat, or that there is no food.",
    "bring": "Say what to bring, or that nothing is needed.",
    "space": "Say what the room is like: how big, how loud, where to sit.",
    "quiet_space": "Say where people can go for a quiet moment.",
    "breaks": "Say when the breaks are.",
    "content_notes": "Say if a topic could be hard, or that none is.",
    "what_happens_after": "Say what happens with what people say and make.",
    "agenda": "Say what happens when.",
    "questions": "Write the questions people will be asked.",
    "photos": "Say if photos are taken, and who asks first.",
    "pay": "Say what people get: pay, costs, a thank-you or nothing.",
    "services": "Say what people can use at the drop-in, and when.",
    "host_name": "Say whose place it is and who to call there.",
    "why": "Fill in the why card: why you ask, what can change, who decides.",
    "risk": "Fill in the safety plan: who could be hurt and what you do about it.",
}
