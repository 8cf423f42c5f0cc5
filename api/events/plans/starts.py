"""Ready-made plans to start from, one or more for each kind: plain texts a lead changes into their own.

They hold what is alike each time. Names, places, and who to call are never in them: those are thought of afresh.
"""

from typing import Any, NamedTuple

from api.events.kinds import KIND_KEYS


class Ready(NamedTuple):
    """hint: one line under the name, to choose by. plan: texts by field, as they are sent for a new plan."""

    kind: str
    key: str
    title: str
    hint: str
    plan: dict[str, Any]


def _risk(
    hurt: str, do: str, upset: str = "One of us goes outside with them. We ask how they are the next day."
) -> Any:
    return {"who_could_be_hurt": hurt, "measures": do, "if_someone_is_upset": upset}


def _why(why: str, change: str) -> dict[str, str]:
    return {"why_involve": why, "what_can_change": change, "level": "participation"}


def _at(*items: tuple[int, int, str]) -> list[dict[str, Any]]:
    return [{"starts_after": after, "minutes": minutes, "title": title} for after, minutes, title in items]


_BREAKS = "10 minutes each hour. You can go out any time."
_ASKED = {"plan": "asked_first"}
_NO_PHOTOS = {"plan": "none"}
_AFTER = "We write it up in a week. You check it first. Then we tell you what came of it."
_ROAD = _risk(
    "Roads, trains, getting lost.", "We walk as a group. One in front, one at the back. We count at each stop."
)
_HARD = _risk(
    "A topic that hurts. Somebody says more than they wanted to.",
    "We say first what we talk about. Everybody can pass. Nothing leaves the room.",
)

READY: tuple[Ready, ...] = (
    Ready("meet_up", "hang_out", "Hang out", "Games, music, tea", {
        "about": "We hang out, play games and put music on. Come for all of it or for half an hour.",
        "food": "Tea, juice and biscuits.", "bring": "Nothing, just you.", "breaks": "It is all break.",
        "photos": _NO_PHOTOS}),
    Ready("meal", "eat", "Eat together", "One long table", {
        "about": "We eat together at one long table. No talk about work unless you want it.",
        "food": "One hot dish, halal and vegan. Say if you need something else.", "bring": "Nothing, just you.",
        "risk": _risk("Allergies. Hot plates.", "We ask everybody before we order. Each dish says what is in it."),
        "photos": _NO_PHOTOS}),
    Ready("cooking", "cook", "Cook and eat", "Everybody gets a job", {
        "about": "We cook together, then eat together. You can just come and eat.",
        "food": "What we cook, with a halal and a vegan pot.", "bring": "Nothing. We have aprons.",
        "breaks": "When the pot is on.",
        "agenda": _at((0, 15, "Say hello, wash hands, pick a job"), (15, 60, "Cook"), (75, 40, "Eat"),
                      (115, 15, "Clean up with music")),
        "risk": _risk("Hot pans and knives. Allergies.",
                      "We talk about knives first. One person stays at the cooker. Nuts stay out."),
        "photos": _NO_PHOTOS}),
    Ready("theatre", "show", "See a show", "Meet first, go in as a group", {
        "about": "We see a show together. We meet outside, and you can leave in the break.",
        "content_notes": "Read what the show is about and write down what could be hard.",
        "bring": "Nothing. We have the tickets.", "breaks": "One break of 20 minutes.",
        "risk": _ROAD, "photos": _NO_PHOTOS}),
    Ready("arts", "make", "Make something", "Paint, print, clay", {
        "about": "We make things with our hands. You need no skill. You can keep what you make or leave it.",
        "content_notes": "None. You choose what you make.", "bring": "Clothes that may get paint on them.",
        "quiet_space": "A table in the corner with headphones.", "breaks": _BREAKS,
        "risk": _risk("Sharp tools. Paint in eyes.", "We show each tool first. Water and first aid are in the room."),
        "photos": _ASKED}),
    Ready("training", "learn", "Learn a skill", "Short parts, lots of trying", {
        "about": "We learn one thing and try it out at once. Nobody gets marks.",
        "agenda": _at((0, 15, "Hello and what we will do"), (15, 45, "Learn and try"), (60, 15, "Break"),
                      (75, 35, "Try it on your own"), (110, 10, "What was good?")),
        "breaks": _BREAKS, "food": "Drinks and snacks.", "risk": _HARD}),
    Ready("co_design", "design_day", "Design something together", "Ideas first, then choose", {
        "about": "We look at how it is now, draw how it should be, and choose what to try first.",
        "agenda": _at((0, 15, "Hello, our rules, who is here"), (15, 30, "How is it now?"), (45, 15, "Break"),
                      (60, 40, "Draw how it should be"), (100, 20, "Choose what to try first")),
        "why": _why("You know best how it is, because you use it.", "What we choose together gets tried first."),
        "what_happens_after": _AFTER, "breaks": _BREAKS, "food": "Hot food at the break.", "risk": _HARD,
        "content_notes": "We talk about how things are. You never have to tell your own story.", "photos": _ASKED}),
    Ready("podcast_film", "record", "Make a podcast", "Talk, record, listen", {
        "about": "We record a talk about one topic. You choose if you speak, ask or press the buttons.",
        "content_notes": "You choose the topic. You can take anything back until it is out.",
        "what_happens_after": "You hear it first. It goes out only when everybody in it said yes.",
        "agenda": _at((0, 20, "Pick who does what"), (20, 40, "Record"), (60, 30, "Listen and cut")),
        "questions": {"items": ["What should people know about this?", "What would you change first?"]},
        "risk": _HARD, "photos": _ASKED}),
    Ready("panel", "panel", "A panel", "Questions come first, on paper", {
        "about": "A few of us sit on a panel and say what we think. The questions are shared a week before.",
        "questions": {"items": ["What works well now?", "What would you change first?", "What should happen next?"],
                      "note": "You can pass on any of them."},
        "agenda": _at((0, 15, "Meet and get ready"), (15, 45, "The panel"), (60, 15, "Break"), (75, 15, "How was it?")),
        "why": _why("People who decide should hear it from you.", "What they do next year."),
        "what_happens_after": _AFTER, "breaks": "Before and after the panel.", "risk": _HARD, "photos": _ASKED,
        "content_notes": "Some questions are about hard things. You see all of them before."}),
    Ready("decision_makers", "meet_them", "Meet the people in charge", "You ask, they answer", {
        "about": "We meet the people who decide. We ask our questions, and they say what they will do.",
        "questions": {"items": ["What can you change this year?", "What stops you?", "When do we hear from you?"],
                      "note": "These are our questions to them. Add yours."},
        "agenda": _at((0, 20, "Only us: who asks what"), (20, 40, "We meet them"), (60, 15, "Only us: how was it?")),
        "why": _why("They should hear it from you, not about you.", "What they promise on the day, with a date."),
        "what_happens_after": _AFTER, "breaks": "You can leave the room any time.", "risk": _HARD, "photos": _ASKED,
        "content_notes": "They may say no. We talk about it after."}),
    Ready("outreach", "stall", "Tell people about us", "A stall, a visit, a talk", {
        "about": "We tell other young people what we do. We go in pairs, and nobody goes alone.",
        "what_happens_after": "We count who wants to come and write to them the same week.",
        "agenda": _at((0, 20, "Set up and split into pairs"), (20, 80, "Talk to people"), (100, 20, "Pack up")),
        "bring": "Nothing. We have the things for the table.", "breaks": "Swap each half hour.", "risk": _ROAD,
        "photos": _NO_PHOTOS}),
    Ready("drop_in", "open_door", "Open door", "Come and go as you like", {
        "about": "The door is open. Come for a cup of tea, for a question, or just to sit.",
        "services": [{"name": "Tea, food and a sofa"}, {"name": "Help with forms and letters"},
                     {"name": "Somebody to talk to"}],
        "food": "Tea and toast all day.", "quiet_space": "The small room is always free.", "photos": _NO_PHOTOS,
        "risk": _risk("A row between people. Somebody comes in a bad way.",
                      "Two of us are always there. We know who to call.")}),
    Ready("showcase", "show_it", "Show what we made", "Friends welcome", {
        "about": "We show what we made. You can stand next to your work or stay in the crowd.",
        "content_notes": "Read what is shown and write down what could be hard.",
        "agenda": _at((0, 30, "Doors open, look around"), (30, 30, "A few words and music"), (60, 30, "Food and talk")),
        "food": "Finger food.", "photos": _ASKED,
        "risk": _risk("Somebody is seen who does not want to be.",
                      "We ask each person first. There is a spot without photos.")}),
    Ready("trip", "day_out", "A day out", "Tickets and lunch are paid", {
        "about": "A day out together. Tickets, travel and lunch are paid.",
        "agenda": _at((0, 30, "Meet and count"), (30, 60, "Get there"), (90, 180, "The day"), (270, 60, "Back")),
        "food": "Packed lunch, halal and veggie.", "bring": "A coat and good shoes.", "breaks": "We stop each hour.",
        "risk": _ROAD, "photos": _NO_PHOTOS}),
    Ready("sport", "play", "Play something", "All levels, no teams picked", {
        "about": "We play. All levels are fine, and you can just watch.",
        "bring": "Trainers and water. We have some to lend.", "food": "Fruit and water.",
        "breaks": "After each game.",
        "risk": _risk("Falls and knocks.", "We warm up. The first aid box is next to the door."),
        "photos": _NO_PHOTOS}),
    Ready("online_chat", "call", "A call", "Camera on or off", {
        "about": "We talk online about one thing. Camera on or off, voice or chat: all fine.",
        "tech": "A phone with a browser. No app, no account. Camera can stay off.",
        "agenda": _at((0, 10, "Hello"), (10, 30, "Talk"), (40, 5, "What next?")),
        "breaks": "Leave and come back any time.",
        "content_notes": "None. You can pass any time."}),
)  # fmt: skip

STARTS: dict[str, tuple[Ready, ...]] = {kind: tuple(one for one in READY if one.kind == kind) for kind in KIND_KEYS}
