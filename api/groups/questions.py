"""What this room asks rooms to its right."""

from api.core.questions import Question

GROUP_NEXT_EVENTS = Question(
    "group_next_events",
    "What comes next in each of these groups, as this person may see it? (group_ids, person_id) → at most one "
    '{"group_id", "id", "title", "starts_at"} per group: published, not over, the soonest.',
)
ACTIVATE_GROUP = Question(
    "activate_group",
    "May this group start? (group_id) → plain sentences that say what is missing; none means yes.",
    unanswered="Endings will ask for a plan of how the group ends; that room does not exist yet.",
)
