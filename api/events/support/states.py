"""The life of a booking. Who prepares the activity moves it; the house ends what nobody needs any more."""

from api.core.states import Move, States, by

PLANNERS = by("lead", "co_lead", "worker")

BOOKING = States(
    "booking",
    {
        "needed": "This is on the list. Ask for it first.",
        "asked": "Somebody asked for this already.",
        "booked": "This is booked already.",
        "not_possible": "This can't be had right now. Put it back on the list to try again.",
        "cancelled": "This was called off. Put it back on the list to try again.",
    },
    [
        Move("needed", "ask", "asked", PLANNERS),
        Move("needed", "book", "booked", PLANNERS),
        Move("needed", "say_not_possible", "not_possible", PLANNERS),
        Move("needed", "cancel", "cancelled", PLANNERS | by("house")),
        Move("asked", "book", "booked", PLANNERS),
        Move("asked", "say_not_possible", "not_possible", PLANNERS),
        Move("asked", "cancel", "cancelled", PLANNERS),
        Move("booked", "say_not_possible", "not_possible", PLANNERS),
        Move("booked", "cancel", "cancelled", PLANNERS),
        Move("not_possible", "need_again", "needed", PLANNERS),
        Move("cancelled", "need_again", "needed", PLANNERS),
    ],
)
OPEN = ("needed", "asked")
TO_CALL_OFF = ("asked", "booked")
