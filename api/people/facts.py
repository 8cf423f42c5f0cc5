"""What this room tells rooms to its right."""

from api.core.facts import Fact

PEOPLE_MERGED = Fact(
    "people_merged",
    "Two accounts of one person become one (old: person id, new: person id, programme_id). Every room moves its rows "
    "from old to new, or raises a conflict to refuse the whole merge.",
)
