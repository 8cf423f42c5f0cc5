"""Who is who in the demo. Invented people with everyday names."""

from typing import NamedTuple


class Persona(NamedTuple):
    """One of the seven people a newcomer can be: who they are, and what one sees as them."""

    name: str
    age_band: str
    roles: tuple[str, ...]
    words: str


PERSONAS: dict[str, Persona] = {
    "young_person": Persona("Kai", "16_17", (), "Kai, 17, comes along"),
    "lead": Persona("Maya", "18_24", (), "Maya, 19, runs Kitchen Vibes"),
    "worker": Persona("Joe", "25_plus", ("worker",), "Joe, youth worker"),
    "approver": Persona("Ana", "25_plus", ("approver", "worker"), "Ana, says yes to payments"),
    "payer": Persona("Priya", "25_plus", ("payer",), "Priya, sends the money"),
    "safeguarding": Persona("Sam", "25_plus", ("safeguarding",), "Sam, keeps people safe"),
    "manager": Persona("Ruth", "25_plus", ("manager", "worker"), "Ruth, runs the programme"),
}
PERSONA_WORDS = {key: persona.words for key, persona in PERSONAS.items()}

# (name, what tells them apart, age band): two of them share a name, as in life.
YOUNG_PEOPLE: list[tuple[str, str | None, str]] = [
    ("Amira", None, "16_17"),
    ("Bilal", None, "18_24"),
    ("Chloe", None, "16_17"),
    ("Dami", None, "18_24"),
    ("Ellis", None, "16_17"),
    ("Farah", None, "18_24"),
    ("Gwen", None, "18_24"),
    ("Hana", None, "16_17"),
    ("Idris", None, "18_24"),
    ("Jay", "with the skateboard", "16_17"),
    ("Jay", "tall, draws", "18_24"),
    ("Kofi", None, "18_24"),
    ("Leila", None, "16_17"),
    ("Marek", None, "18_24"),
    ("Nia", None, "16_17"),
    ("Omar", None, "18_24"),
    ("Poppy", None, "16_17"),
    ("Quinn", None, "18_24"),
    ("Rosa", None, "18_24"),
    ("Selam", None, "16_17"),
    ("Tariq", None, "18_24"),
    ("Uma", None, "16_17"),
    ("Viktor", None, "18_24"),
    ("Willow", None, "16_17"),
    ("Xena", None, "18_24"),
    ("Yusuf", None, "16_17"),
    ("Zoe", None, "18_24"),
    ("Tess", None, "16_17"),
    ("Leo", None, "13_15"),
    ("Ife", None, "18_24"),
    ("Ray", None, "18_24"),
    ("Bea", None, "16_17"),
    ("Sol", None, "18_24"),
]


class DemoGroup(NamedTuple):
    name: str
    kind: str
    purpose: str
    hue: str
    glyph: str
    lead: str
    rules: str


GROUPS = [
    DemoGroup(
        "Kitchen Vibes",
        "power_group",
        "We cook, we eat, we talk about what should change. Everybody is welcome.",
        "coral",
        "spoon",
        "Maya",
        "We listen when somebody talks.\nPhones away while we eat.\nWhat is said here stays here.\n"
        "You can leave the room any time. No questions.",
    ),
    DemoGroup(
        "Reel Talk",
        "power_group",
        "We make short films about things that matter to us.",
        "sky",
        "film",
        "Dami",
        "Nobody is filmed without a yes.\nEvery idea gets heard.\nWe finish what we start, or say why not.",
    ),
    DemoGroup(
        "Sunday Move",
        "power_group",
        "Football, dance, walks. Any level. Come as you are.",
        "leaf",
        "ball",
        "Kofi",
        "Play fair.\nLook out for each other.\nRest when you need to.",
    ),
    DemoGroup(
        "The Movement",
        "movement",
        "Everybody in Bridge, together, when we want something to change.",
        "sun",
        "star",
        "Rosa",
        "We speak for ourselves.\nWe say what we need.\nWe share the floor.",
    ),
]
