"""What somebody may need to take part: the kinds, the words that ask for them, and how what was written is packed."""

import json
from collections.abc import Mapping

from api.core.say import say
from api.core.words import joined

# (key, label, hint) in the order in which they are asked.
NEEDS_CHOICES = (
    ("food", "Food", "Halal, veggie, allergy … what can you eat?"),
    ("access", "Getting in and taking part", "Step-free, BSL, captions, a quiet space …"),
    ("travel", "Getting there", "Bus fare, a taxi, somebody to walk with …"),
    ("support_person", "Somebody with me", "Who comes along to support you?"),
    ("child", "My child", "How old? What do they need?"),
    ("early", "Come early", "See the place first, before it gets busy."),
    ("other", "Something else", "Anything that makes it easier for you."),
)
NEEDS_KEYS = tuple(key for key, _, _ in NEEDS_CHOICES)

ONLY_YOU = "Only you see this here. You choose each time if it goes along."
COOK_COUNTS = "The cook gets numbers only."


def saved_seen_by(key: str) -> str:
    """Who can see a need that is only saved."""
    return joined([say(ONLY_YOU), say(COOK_COUNTS)]) if key == "food" else ONLY_YOU


def pack(needs: Mapping[str, str]) -> str:
    """The text that is sealed."""
    return json.dumps(dict(needs), ensure_ascii=False, sort_keys=True)


def unpack(text: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(text)
    return found
