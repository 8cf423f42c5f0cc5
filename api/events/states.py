"""The life of an activity: draft → published → done, or cancelled. Actions carry their operation ids."""

from api.core.states import Move, States, by

PLANNERS = by("lead", "co_lead", "worker")

EVENT = States(
    "event",
    {
        "draft": "This activity is not out yet. Publish it first.",
        "published": "This activity is out already.",
        "done": "This activity is over and wrapped up.",
        "cancelled": "This activity was called off.",
    },
    [
        Move("draft", "publish_event", "published", PLANNERS),
        Move("draft", "update_event", "draft", PLANNERS),
        Move("draft", "cancel_event", "cancelled", PLANNERS),
        Move("published", "update_event", "published", PLANNERS),
        Move("published", "cancel_event", "cancelled", PLANNERS),
        Move("published", "wrap_up_event", "done", PLANNERS),
        Move("done", "wrap_up_event", "done", PLANNERS),
    ],
)

# What leaves the activity's state as it is: operation → the states in which it can be done (by whom: access).
DURING = {
    "read_event": ("draft", "published", "done", "cancelled"),
    "answer_event": ("published",),
    "answer_for": ("published",),
    "event_answers": ("published", "done", "cancelled"),
    "list_attendance": ("published", "done", "cancelled"),
    "record_attendance": ("published", "done"),
    "copy_event": ("draft", "published", "done", "cancelled"),
}
