"""Check-in's words to people."""

from datetime import datetime

from api.core.clock import moment_words
from api.core.say import say, say_n

TOO_MANY_HELD = "A lot of your check-ins wait for staff. Ask them to look at those first."
UNREAD = "We cannot read this check-in."
NOT_HERE = "We could not find this activity for you."
NOT_YOURS = "You do not check people in here. Ask the lead to do it."
NO_TAP = "Please say how many more or fewer."
BELOW_NONE = "A count cannot be less than none."
CALLED_OFF = "This activity was called off, so nobody checks in."
TOO_EARLY = "This is too early. Please check people in on the day."
OVER = "This activity is over. Ask your lead to check you in."
OLD_CODE = "You entered this code too long ago. Ask your lead to check you in."
LOCKED = "That was five tries. Ask your lead to check you in with a tap."
NO_CODE_YET = "This activity is not out yet. The code comes when it is."
CODE_OVER = "This activity is over, so there is no code any more."
YOU_ARE_IN = "You are in. Have a good time."


def not_yet(opens_at: datetime, zone: str) -> str:
    return say("Check-in opens {when}.", when=moment_words(opens_at, zone))


def wrong_code(left: int) -> str:
    return say_n(
        "That is not the code on the lead's phone. You have {n} try left.",
        "That is not the code on the lead's phone. You have {n} tries left.",
        left,
    )
