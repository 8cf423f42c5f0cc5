"""What the demo's groups do: kinds, words and places, as a lead would write them."""

from typing import Any, NamedTuple


class Entry(NamedTuple):
    """One activity. days: from today (minus = past); hour: local start; state as it ends up in the demo."""

    group: str
    kind: str
    title: str
    days: int
    hour: int
    hours: float
    about: str
    place: tuple[str, str]
    state: str = "published"
    capacity: int | None = None
    more: dict[str, Any] = {}  # noqa: RUF012 - read only


HALL = ("Willow Hall", "12 Mill Lane, by the library. Blue door.")
ROOM = ("Room 3, The Base", "40 Station Road. Press the second bell.")
STUDIO = ("Loop Studio", "5 Canal Street, first floor. There is a lift.")
PARK = ("Elm Park", "Meet at the café by the south gate.")
ONLINE = ("Online", "")

WHY = {
    "why_involve": "You know what it is like to get this letter. We do not.",
    "what_can_change": "The words in the letter, and who calls you first.",
    "who_decides": "Dana Holt, who runs housing for the council. She will be in the room.",
    "what_you_get": "£25 for two hours, food, and your bus fare.",
    "level": "co_production",
}
RISK = {
    "who_could_be_hurt": "Anybody near the cooker or a hot pan. Somebody could get upset by a hard topic.",
    "measures": "One adult at the cooker. Short breaks. A first aid box by the door.",
    "emergency_plan": "Call 999. Joe stays with the person, Maya takes the others outside.",
    "emergency_contact": "Joe, 020 7946 0101",
    "sensitive_topics": "We may talk about home. Nobody has to.",
    "if_someone_is_upset": "Go to the quiet room with Joe. You can leave any time.",
}
CALM = {
    "quiet_space": "The small room next door. The key is in the lock.",
    "breaks": "Ten minutes every hour.",
    "content_notes": "Nothing hard is planned. If a topic comes up, you can step out.",
    "bring": "Nothing. Just you.",
    "food": "Veggie and halal. Tell us what you cannot eat.",
    "access": "No steps. Wide doors. A toilet you can use with a wheelchair.",
    "what_happens_after": "We write up what was said, without names. You see it first.",
}

AGENDA = [
    {"starts_after": 0, "minutes": 15, "title": "Hello, and our rules", "who": "Maya"},
    {"starts_after": 15, "minutes": 35, "title": "Read the old letter", "who": ""},
    {"starts_after": 50, "minutes": 15, "title": "Break, with food", "who": ""},
    {"starts_after": 65, "minutes": 45, "title": "Write the new one", "who": "Maya"},
    {"starts_after": 110, "minutes": 10, "title": "How was it?", "who": ""},
]
LETTER = {
    "why": WHY,
    "agenda": AGENDA,
    "questions": {
        "items": ["What did the letter feel like?", "What should it say first?", "Who should you call?"],
        "note": "You can pass on any of them.",
        "share": True,
    },
    "also_there": [{"who": "from the council", "count": 2}, {"who": "student", "count": 1}],
    "photos": {"plan": "asked_first", "by": "Noor", "free_spot": "the table by the window"},
    "pay": {"kind": "involvement_fee", "amount_pence": 2500, "minutes": 120, "preparation_minutes": 30, "thanks": "",
            "paid_when": "within two weeks", "covers": ["travel", "food"]},
    "space": "One big table, two windows, not loud.",
}  # fmt: skip
DOOR = {
    "services": [
        {"name": "Tea, toast and a sofa", "starts": "", "ends": "", "who": ""},
        {"name": "Help with forms", "starts": "15:00", "ends": "16:30", "who": "Ana"},
        {"name": "A nurse to ask", "starts": "16:00", "ends": "17:00", "who": ""},
    ],
    "photos": {"plan": "none", "by": "", "free_spot": ""},
}

COMING = [
    Entry(
        "Kitchen Vibes",
        "cooking",
        "Friday feast",
        3,
        18,
        2.5,
        "We cook three dishes and eat together.",
        HALL,
        capacity=12,
    ),
    Entry(
        "Kitchen Vibes",
        "co_design",
        "Fix the letter",
        9,
        17,
        2,
        "We rewrite the letter people get when they move out.",
        ROOM,
        capacity=10,
        more=LETTER,
    ),
    Entry(
        "Kitchen Vibes",
        "trip",
        "Borough Market",
        16,
        11,
        4,
        "We taste, choose and buy for the winter meal.",
        ("London Bridge station", "Meet under the big clock."),
        capacity=4,
    ),
    Entry(
        "Kitchen Vibes",
        "meal",
        "Winter meal",
        24,
        18,
        3,
        "Our last big meal this year. Bring a friend from the group.",
        HALL,
    ),
    Entry(
        "Kitchen Vibes", "drop_in", "Open door", 6, 14, 3, "The door is open. Come and go as you like.", HALL, more=DOOR
    ),
    Entry(
        "Reel Talk",
        "podcast_film",
        "Sound day",
        5,
        16,
        3,
        "We record voices for the film. Try the microphone.",
        STUDIO,
        capacity=8,
    ),
    Entry(
        "Reel Talk",
        "online_chat",
        "Script night",
        12,
        19,
        1,
        "Read the script out loud and change what sounds wrong.",
        ONLINE,
        more={"mode": "online", "online_link": "https://meet.example.org/reel-talk"},
    ),
    Entry(
        "Sunday Move",
        "sport",
        "Five-a-side",
        4,
        11,
        2,
        "Mixed teams. Any level. Sit out when you like.",
        PARK,
        capacity=16,
    ),
    Entry(
        "Sunday Move",
        "sport",
        "Ice skating",
        13,
        14,
        2,
        "Skates are paid for.",
        ("Riverside Rink", "Main entrance."),
        "cancelled",
        more={"cancelled_reason": "The rink has no power. We look for a new day."},
    ),
    Entry(
        "The Movement",
        "decision_makers",
        "Ask the council",
        20,
        17,
        2,
        "We put our five questions to the people in charge.",
        ("Town Hall", "High Street, room 2. Joe waits at the desk."),
        capacity=30,
        more={"why": WHY},
    ),
    Entry(
        "The Movement",
        "showcase",
        "What we made this year",
        33,
        18,
        3,
        "Films, food and photos. Everybody is welcome.",
        HALL,
    ),
    Entry("Kitchen Vibes", "meet_up", "Plan the spring", 30, 18, 1.5, "What do we want to cook next?", HALL, "draft"),
    Entry("Reel Talk", "trip", "Film museum", 40, 12, 4, "", ("", ""), "draft"),
]

# (group, kind, title): one a week, going back from last week; the last ones have no check-in yet.
PAST = [
    ("Kitchen Vibes", "cooking", "Soup night"),
    ("Sunday Move", "sport", "Five-a-side"),
    ("Reel Talk", "podcast_film", "First cut"),
    ("Kitchen Vibes", "meal", "Taste of home"),
    ("The Movement", "panel", "Panel with the new head of youth work"),
    ("Sunday Move", "sport", "Dance in the park"),
    ("Kitchen Vibes", "cooking", "Bread, from nothing"),
    ("Reel Talk", "training", "How to hold a camera"),
    ("Sunday Move", "trip", "Walk to the reservoir"),
    ("Kitchen Vibes", "meet_up", "Rules and hopes"),
    ("The Movement", "meet_up", "First big meet-up"),
    ("Reel Talk", "meet_up", "What is our film about?"),
]
