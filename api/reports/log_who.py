"""Who came, in the six words this programme counts by (R6, R89); anything else is kept as written, and said."""

from difflib import get_close_matches
from functools import lru_cache

from api.reports.log_cells import squeeze

NEW_AND_OLD = "New and old members"
MOVEMENT = "Movement members"
NEW = "New members"
ONLINE = "Online"
PROFESSIONALS = "Professionals & YP's"
NEW_YP = "New YP and professionals"
USUAL = (NEW_AND_OLD, MOVEMENT, NEW, ONLINE, PROFESSIONALS, NEW_YP)
NOT_SAID = "Not said"

_SAME = {
    "oldandnewmembers": NEW_AND_OLD,
    "newandold": NEW_AND_OLD,
    "oldandnew": NEW_AND_OLD,
    "movement": MOVEMENT,
    "new": NEW,
    "ypsandprofessionals": PROFESSIONALS,
    "ypandprofessionals": PROFESSIONALS,
    "professionalsandyp": PROFESSIONALS,
    "newypsandprofessionals": NEW_YP,
    "professionalsandnewyp": NEW_YP,
    "professionalsandnewyps": NEW_YP,
}
_BY_KEY = {squeeze(name): name for name in USUAL} | _SAME
_CLOSE_ENOUGH = 0.905  # "New and old embers" 0.97; "Few members" against "New members" 0.90 is not a slip of the pen


def read_who(text: str) -> tuple[str, str | None]:
    """(the usual words or the text itself, a note or None when nothing had to be changed)."""
    if not text:
        return NOT_SAID, f"nobody wrote who came; counted as “{NOT_SAID}”"
    if text in USUAL:
        return text, None
    key = who_key(text)
    usual = _BY_KEY.get(key) or _nearest(key)
    if usual is None:
        return " ".join(text.split()), f"“{text}” is not one of the usual words for who came; kept as written"
    return usual, f"“{text}” is counted as “{usual}”"


def who_key(text: str) -> str:
    """The text without case, spaces and marks, "young people" and "young person" as YP."""
    return squeeze(text).replace("youngpeople", "yp").replace("youngperson", "yp")


@lru_cache(maxsize=1024)
def _nearest(key: str) -> str | None:
    close = get_close_matches(key, _BY_KEY, n=1, cutoff=_CLOSE_ENOUGH)
    return _BY_KEY[close[0]] if close else None
