"""The life of a group, and of one person's membership.

Where a step leads to two places (welcome: new, or waiting for two yeses; come back: as it was before), each place
is an action of its own here; `rules` chooses it.
"""

from api.core.states import Move, States, by

GROUP_STAFF = ("worker", "manager")
LEADS = ("lead", "co_lead")
REMOVERS = ("worker", "safeguarding", "manager")

GROUP = States(
    "group",
    {
        "proposed": "Staff have not answered yet. You can start as soon as they say yes.",
        "asked": "Staff asked something about this group. Whoever proposed it answers first.",
        "active": "This group is running already.",
        "ended": "This group has ended. What you did together stays.",
        "declined": "Staff said not now to this group. You can propose another one.",
    },
    [
        Move("proposed", "answer_yes", "active", by(*GROUP_STAFF)),
        Move("proposed", "answer_ask", "asked", by(*GROUP_STAFF)),
        Move("proposed", "answer_not_now", "declined", by(*GROUP_STAFF)),
        Move("asked", "answer_yes", "active", by(*GROUP_STAFF)),
        Move("asked", "answer_not_now", "declined", by(*GROUP_STAFF)),
        Move("asked", "propose_again", "proposed", by("proposer")),
    ],
)

_SELF_OR_LEAD = by("this_person", *LEADS, *GROUP_STAFF)
_WELCOMERS = by(*LEADS, *GROUP_STAFF)
_SELF = by("this_person")
_STAFF = by(*REMOVERS)
_INVITED = by("invited")

MEMBERSHIP = States(
    "membership",
    {
        "asked": "They asked to join and wait for a yes.",
        "waiting_for_consent": "Two yeses are needed first: from a grown-up who may say so, and from the person.",
        "new": "They take part already.",
        "active": "They take part already.",
        "resting": "They rest right now. They can come back any time.",
        "graduated": "They have graduated from this group.",
        "left": "They have left. They can come back when they want to.",
        "removed": "Please talk to staff about coming back.",
    },
    [
        Move("asked", "welcome", "new", _WELCOMERS),
        Move("asked", "welcome_to_wait", "waiting_for_consent", _WELCOMERS),
        Move("asked", "join", "new", _INVITED),
        Move("asked", "join_to_wait", "waiting_for_consent", _INVITED),
        Move("waiting_for_consent", "record_consent", "new", by("worker", "safeguarding")),
        Move("new", "has_come", "active", by("house")),
        Move("new", "rest", "resting", _SELF_OR_LEAD),
        Move("active", "rest", "resting", _SELF_OR_LEAD),
        Move("resting", "come_back_new", "new", _SELF_OR_LEAD),
        Move("resting", "come_back", "active", _SELF_OR_LEAD),
        Move("resting", "come_back_to_wait", "waiting_for_consent", _SELF_OR_LEAD),
        Move("resting", "join_new", "new", _INVITED),
        Move("resting", "join_active", "active", _INVITED),
        Move("resting", "join_to_wait", "waiting_for_consent", _INVITED),
        *(
            Move(state, "leave", "left", _SELF)
            for state in ("asked", "waiting_for_consent", "new", "active", "resting")
        ),
        Move("left", "ask", "asked", _SELF),
        Move("left", "come_back_new", "new", _SELF),
        Move("left", "come_back", "active", _SELF),
        Move("left", "come_back_to_wait", "waiting_for_consent", _SELF),
        Move("left", "join_new", "new", _INVITED),
        Move("left", "join_active", "active", _INVITED),
        Move("left", "join_to_wait", "waiting_for_consent", _INVITED),
        Move("graduated", "join_active", "active", _INVITED),
        Move("graduated", "join_to_wait", "waiting_for_consent", _INVITED),
        *(
            Move(state, "remove", "removed", _STAFF)
            for state in ("asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left")
        ),
        Move("removed", "come_back_new", "new", _STAFF),
        Move("removed", "come_back", "active", _STAFF),
        Move("removed", "come_back_to_wait", "waiting_for_consent", _STAFF),
    ],
)
