"""The person alone decides whether they learn to lead now. Being asked again is not part of the table."""

from api.core.states import Move, States, by

_SELF = by("this_person")

LEAD_PATH = States(
    "lead_path",
    {
        "offered": "They have been asked and have not answered yet.",
        "learning": "They are learning already.",
        "not_now": "They said not now. They can start when they want to.",
    },
    [
        Move("offered", "say_yes", "learning", _SELF),
        Move("offered", "not_now", "not_now", _SELF),
        Move("learning", "not_now", "not_now", _SELF),
        Move("not_now", "say_yes", "learning", _SELF),
    ],
)
