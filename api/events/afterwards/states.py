"""The life of a task: open → done or not needed, and back while it is remembered; the house lets old ones go."""

from api.core.states import Move, States, by

KEEPERS = by("lead", "co_lead", "worker")

FOLLOW_UP = States(
    "follow_up",
    {
        "open": "This is open again.",
        "done": "Somebody has done this already.",
        "not_needed": "Somebody said this is not needed.",
        "lapsed": "This is too old now.",
    },
    [
        Move("open", "done", "done", KEEPERS),
        Move("open", "not_needed", "not_needed", KEEPERS),
        Move("done", "undo", "open", KEEPERS),
        Move("not_needed", "undo", "open", KEEPERS),
        Move("open", "lapse", "lapsed", by("house")),
    ],
)
