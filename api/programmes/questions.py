"""What this room asks rooms to its right."""

from api.core.questions import Question

WHO_BELONGS = Question(
    "who_belongs",
    "Of these people, who belongs to this programme through a group? (programme_id, person_ids) → person ids. "
    "Only somebody known here can be made staff (R8).",
)
WHO_HAS_PASSKEY = Question(
    "who_has_passkey",
    "Of these people, who has a passkey? (person_ids) → person ids. Without one a staff role opens nothing yet.",
)
