"""Every kind of notice, in one table: why somebody hears it, how it travels, and what a lock screen may say of it.

The full text comes from the room that tells it and stands in the inbox. On a lock screen a person reads that text
only if they asked for it; else a title that is always the same and a sentence from below that names nobody.
"""

from dataclasses import dataclass
from datetime import timedelta

TITLE = "You have an update"

# Why somebody hears of it: the answer to "Why did I get this?".
WHY = {
    "going": "You said you are coming.",
    "coming": "You said you are coming, or you might come.",
    "place": "You asked for a place.",
    "needs": "You said you are coming and told us what you need.",
    "unanswered": "You are in this group, and you have not said yes or no yet.",
    "member": "You are in this group.",
    "lead": "You lead this group.",
    "staff": "You work in this programme.",
    "lead_or_staff": "You lead this group, or you work in this programme.",
    "programme": "You are part of this programme.",
    "you": "It is about you, and somebody else did it.",
    "account": "It is about how you sign in. We always tell you that.",
}
WHY_ELSE = "It is about something you are part of."

CHANGED = "Something you said yes to has changed."
OFF = "Something you said yes to is off."
PLACE = "It is about a place you asked for."
NEEDS = "It is about something we set up for you."
SOON = "You have plans soon."
ASKED = "Somebody would like your answer."
NEW = "There is something new. Want to come?"
FOR_YOU = "There is something new for you."
TO_DO = "Something waits for you."
SIGN_IN = "Please look at how you sign in."

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class Family:
    """What a person chooses about, and how it travels.

    passes_cap: it does not count to "at most 2 a week". passes_quiet: it comes in quiet hours when waiting for their
    end would be too late. details: its full text may stand on a lock screen, for who asked for that.
    always: it cannot be turned off. urgency: as RFC 8030 says it. keeps: how long a push service keeps trying.
    """

    name: str
    urgency: str
    keeps: timedelta
    passes_cap: bool = False
    passes_quiet: bool = False
    details: bool = True
    always: bool = False


CHANGES = Family("changes", "high", DAY, passes_cap=True, passes_quiet=True)
PLACES = Family("places", "high", 12 * HOUR, passes_cap=True, passes_quiet=True)
ACCOUNT = Family("account", "high", 7 * DAY, passes_cap=True, passes_quiet=True, details=False, always=True)
REMINDERS = Family("reminders", "normal", 2 * HOUR)
NEWS = Family("news", "low", 2 * DAY)
GROUP = Family("group", "low", 3 * DAY)
LEADING = Family("leading", "normal", DAY)
TODAY = Family("today", "high", 2 * HOUR, passes_cap=True)  # somebody on the way there or home: safety
STAFF = Family("staff", "normal", 3 * DAY, details=False)
FAMILIES = (CHANGES, PLACES, ACCOUNT, REMINDERS, NEWS, GROUP, LEADING, TODAY, STAFF)


@dataclass(frozen=True)
class Kind:
    """name: as `tell` is given it. why: a key of WHY. discreet: what a lock screen says.

    action: the one thing it leads to ("open" it, "answer" it). slot: notices in one slot about one thing replace each
    other on a lock screen, so that a plan that is off takes the place of its reminder.
    """

    name: str
    family: Family
    why: str
    discreet: str
    action: str
    slot: str


# names · family · why · what a lock screen says · action · slot
TABLE = (
    ("event_moved event_place event_changed", CHANGES, "coming", CHANGED, "open", "plan"),
    ("event_cancelled", CHANGES, "coming", OFF, "open", "plan"),
    ("group_closed", CHANGES, "coming", OFF, "open", ""),
    ("reminder_day reminder_soon", REMINDERS, "going", SOON, "open", "plan"),
    ("not_answered", REMINDERS, "unanswered", ASKED, "answer", "plan"),
    ("event_published", NEWS, "member", NEW, "answer", "plan"),
    ("questions_shared", NEWS, "coming", FOR_YOU, "open", ""),
    ("place_offered", PLACES, "place", PLACE, "answer", "place"),
    ("place_going place_lapsed", PLACES, "place", PLACE, "open", "place"),
    ("place_waiting line_moved_you line_moved_past", GROUP, "place", PLACE, "open", "place"),
    ("answered_for_you", CHANGES, "you", FOR_YOU, "open", ""),
    ("travel_set booking_not_possible booking_cancelled", CHANGES, "needs", NEEDS, "open", "needs"),
    ("childcare_set booking_needed booking_asked booking_booked", GROUP, "needs", NEEDS, "open", "needs"),
    ("running_late", TODAY, "lead", TO_DO, "open", ""),
    ("got_home", TODAY, "lead", FOR_YOU, "open", ""),
    ("event_reopened who_came follow_up_due follow_up_late", LEADING, "lead", TO_DO, "open", "after"),
    ("event_second_look call_off call_all_off asked_to_join", LEADING, "lead_or_staff", TO_DO, "open", ""),
    ("lead_path", LEADING, "member", TO_DO, "answer", ""),
    ("member_joined", LEADING, "lead", FOR_YOU, "open", ""),
    ("you_lead role_changed lead_handed_on lead_step", GROUP, "you", FOR_YOU, "open", ""),
    ("membership_changed removed proposal_answered", GROUP, "you", FOR_YOU, "open", ""),
    ("new_rules", GROUP, "member", FOR_YOU, "answer", ""),
    ("group_end_moved", GROUP, "member", FOR_YOU, "open", ""),
    ("programme_end_moved", GROUP, "programme", FOR_YOU, "open", ""),
    ("check_ins_wait who_came_staff follow_up_staff", STAFF, "staff", TO_DO, "open", ""),
    ("consent_needed somebody_waits no_lead group_proposed", STAFF, "staff", TO_DO, "open", ""),
    ("staff_joined", STAFF, "staff", FOR_YOU, "open", ""),
    ("staff_roles_changed deputy_changed", STAFF, "you", FOR_YOU, "open", ""),
    ("session_reused new_phone new_link_made email_changed", ACCOUNT, "account", SIGN_IN, "open", ""),
    ("people_merged", ACCOUNT, "you", SIGN_IN, "open", ""),
)
KINDS = {
    name: Kind(name, family, why, discreet, action, slot)
    for names, family, why, discreet, action, slot in TABLE
    for name in names.split()
}


def why(message: str) -> str:
    """Why somebody got a notice of this kind. What an older version called it is answered in general."""
    kind = KINDS.get(message)
    return WHY[kind.why] if kind else WHY_ELSE
