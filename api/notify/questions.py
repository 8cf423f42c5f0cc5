"""What this room asks rooms to its right."""

from api.core.questions import Question

GROUP_OF = Question(
    "group_of",
    "Which group a notice is about (kind, thing: what the notice leads to). A list of one group id, or an empty one "
    "from rooms that do not know this kind of thing. Asked only when somebody who hears it has muted a group.",
)
