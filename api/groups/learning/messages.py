"""Words about learning to lead."""

from api.core.say import say

NO_STEP = "Please say which step."
NOT_THIS_STEP = "This step does not belong here right now."
NOT_TAKING_PART = "They do not take part right now."
LEADS = "They lead already."
NOT_LEARNING = "They are not learning right now. They start when they want to."


def offered(name: str, group: str) -> str:
    return say("{name} thinks you could help lead {group}. Want to learn how? No is fine too.", name=name, group=group)


def wants_to_learn(name: str, group: str) -> str:
    return say("{name} would like to learn to lead in {group}.", name=name, group=group)


def step_taken(group: str) -> str:
    return say("One more step in {group}. Have a look at what is next.", group=group)
