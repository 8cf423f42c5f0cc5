"""What this room tells rooms to its right."""

from api.core.facts import Fact

PROGRAMME_END_MOVED = Fact(
    "programme_end_moved",
    "A programme ends on another day than people were told (programme: Programme, before: date, actor: person id, "
    "told: ids of those who know already). "
    "Every member must hear it (R74).",
)
