"""What the cook gets: how many of what. No name ever, and nobody's words are put together so that they point at one.

Each need for food is cut into pieces; a piece that says a common thing is counted there, whatever words it used. What
is left over is counted as a line of its own, without the names of anybody who comes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Names = dict[str, list[tuple[str, ...]]]  # by their first word, the longest first

_CHOICES: tuple[tuple[str, str], ...] = (
    ("Veggie or vegan", r"veg(gie|etarian)? or vegan"),
    ("Halal", r"halal"),
    ("Kosher", r"kosher"),
    ("Vegan", r"vegan|plant[- ]based"),
    ("Veggie", r"veg(gie|gy|etarian)s?|no meat"),
    ("Fish, no meat", r"pesc[ae]tarian"),
    ("No pork", r"no (pork|ham|bacon)"),
    ("No beef", r"no beef"),
    ("No nuts", r"(pea)?nuts?|almonds?|cashews?|walnuts?|hazelnuts?"),
    ("No gluten", r"gluten([- ]free)?|wheat|c(o)?eliac"),
    ("No milk", r"milk|dairy([- ]free)?|lactose"),
    ("No eggs", r"eggs?"),
    ("No shellfish", r"shellfish|prawns?|crab|mussels?"),
    ("No fish", r"fish"),
    ("No sesame", r"sesame"),
    ("No soya", r"soya?"),
)
_WORD = re.compile(r"\w+")
_OWN = re.compile(r"['’]s\b", re.IGNORECASE)
_FINDS = tuple((words, re.compile(rf"\b({pattern})\b", re.IGNORECASE)) for words, pattern in _CHOICES)
_CUTS = re.compile(r"\s*(?:[,;.\n]|\band\b|\bbut\b|\+|&)\s*", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^\s*(allerg(y|ies)|allergic to|something else|i am|i'm|im|i eat|only|just)\b[\s:]*", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(no|none|nothing|nope|n/?a|no allerg(y|ies)|anything|everything|all good|any food|no needs?)\W*", re.IGNORECASE
)
_TURNED_ROUND = re.compile(r"\b(not|isn't|don't|dont|love|like|fine)\b", re.IGNORECASE)
MOST = 60  # letters of a line


class Sheet(NamedTuple):
    choices: list[tuple[str, int]]
    lines: list[tuple[str, int]]
    no_wish: int


def sheet(foods: Sequence[str], names: Iterable[str] = ()) -> Sheet:
    """foods: one text for each person, empty for who wrote nothing. names: of everybody who comes."""
    out = _by_first_word(names)
    choices: Counter[str] = Counter()
    lines: dict[str, int] = {}
    no_wish = 0
    for food in foods:
        found, rest = _read(food, out)
        choices.update(found)
        for line in rest:
            lines[line] = lines.get(line, 0) + 1
        no_wish += not found and not rest
    order = [words for words, _ in _CHOICES]
    return Sheet(
        sorted(choices.items(), key=lambda one: order.index(one[0])),
        sorted(lines.items(), key=lambda one: (-one[1], one[0])),
        no_wish,
    )


def _by_first_word(names: Iterable[str]) -> Names:
    found: Names = {}
    for words in {tuple(_WORD.findall(name.casefold())) for name in names}:
        if words:
            found.setdefault(words[0], []).append(words)
    for several in found.values():
        several.sort(key=len, reverse=True)
    return found


def _without(said: str, names: Names) -> str:
    """The text without names. Word by word, so that hundreds who come cost no more than a few."""
    words = list(_WORD.finditer(said))
    plain = [one.group().casefold() for one in words]
    kept, upto, at = "", 0, 0
    while at < len(words):
        name = next((one for one in names.get(plain[at], ()) if tuple(plain[at : at + len(one)]) == one), None)
        if name is None:
            at += 1
            continue
        kept += said[upto : words[at].start()]
        at += len(name)
        upto = words[at - 1].end()
        own = _OWN.match(said, upto)
        upto = own.end() if own else upto
        at += 1 if own else 0
    return kept + said[upto:]


def _read(food: str, names: Names) -> tuple[set[str], set[str]]:
    """The common things one text says, and what is left over."""
    found: set[str] = set()
    rest: set[str] = set()
    whole = _FINDS[0][1]
    if whole.search(food):  # one tile, three words: it is not three wishes
        found.add(_FINDS[0][0])
        food = whole.sub(" ", food)
    for piece in _CUTS.split(food.replace(":", ",")):
        said = _LEAD_IN.sub("", _without(piece.strip(), names)).strip(" -:!?\"'()")
        if not said or _NOTHING.fullmatch(said):
            continue
        common = {words for words, pattern in _FINDS if pattern.search(said)}
        if common and not _TURNED_ROUND.search(said):
            found |= _most_exact(common)
        else:
            rest.add(said[:MOST].lower())
    return found, rest


def _most_exact(common: set[str]) -> set[str]:
    """ "Shellfish" is no fish, and "no meat, but fish" is not veggie."""
    if "No shellfish" in common:
        return common - {"No fish"}
    return common - {"Veggie"} if "Fish, no meat" in common else common
