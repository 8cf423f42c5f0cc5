"""What activities tell whoever prepares something for the people who come."""

from api.core.facts import Fact

NOT_COMING = Fact(
    "not_coming",
    "Somebody is not coming to an activity, or has no place there any more (event_id, person_id). What was set up for "
    "them is not needed now.",
)
CALLED_OFF = Fact(
    "called_off",
    "An activity that was out was called off (event: Event). What was booked for it has to be called off too.",
)
