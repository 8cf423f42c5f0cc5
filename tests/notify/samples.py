"""Every notice the house can tell, as its room says it, about one activity, one group and a few people with names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

from api.core.say import say
from api.doors import messages as doors
from api.doors import sessions as signing
from api.doors.me import EMAIL_CHANGED
from api.events import messages as events
from api.events.afterwards import messages as afterwards
from api.events.plans import messages as plans
from api.events.reminders import messages as reminders
from api.events.series import messages as series
from api.events.support import messages as support
from api.events.waiting import messages as waiting
from api.groups import messages as groups
from api.groups.learning import messages as learning
from api.programmes import messages as programmes
from api.programmes.messages import ROLE_WORDS

GROUP, PROGRAMME, TITLE, PLACE = "Kitchen Vibes", "Bridgetown", "Jollof night", "Willow Hall"
NAMES = (GROUP, PROGRAMME, TITLE, PLACE, "Kai", "Maya", "Joe", "Pixel 7")
AT = datetime(2026, 12, 11, 18, 30, tzinfo=UTC)
EVENT = SimpleNamespace(
    id="e1", title=TITLE, starts_at=AT, ends_at=AT.replace(hour=20), zone="Europe/London", mode="in_person",
    place_name=PLACE, place_address="2 Mill Lane", cancelled_reason="The hall has no power", kind="food_hangout",
)  # fmt: skip
DAY = date(2026, 12, 31)
SEVERAL = [EVENT, EVENT, EVENT]

SAMPLES: dict[str, list[str]] = {
    "event_moved": [plans.moved(EVENT, "Fri 4 Dec, 6pm to 8pm"), series.moved(SEVERAL), series.moved([EVENT])],
    "event_place": [plans.new_place(EVENT, "Oak Hall"), plans.new_place(EVENT, ""), series.new_place(SEVERAL)],
    "event_changed": [plans.changed(EVENT, ["food", "bring", "pay", "photos"]), series.changed(SEVERAL)],
    "group_closed": [events.group_closed(EVENT, GROUP)],
    "event_cancelled": [events.cancelled(EVENT), series.cancelled(SEVERAL, "No hall")],
    "reminder_day": [reminders.the_day_before(EVENT)],
    "reminder_soon": [reminders.soon(EVENT)],
    "not_answered": [reminders.not_answered(EVENT)],
    "questions_shared": [plans.questions_shared(EVENT)],
    "event_published": [
        events.published(EVENT, GROUP),
        plans.drop_in(EVENT, GROUP),
        series.published("Every Friday", EVENT, GROUP, 4),
    ],
    "place_offered": [events.offered(EVENT, AT)],
    "place_going": [events.in_at_once(EVENT)],
    "place_lapsed": [events.lapsed(EVENT)],
    "place_waiting": [events.passed_over(EVENT, 3)],
    "line_moved_you": [waiting.moved_you(EVENT)],
    "line_moved_past": [waiting.moved_past(EVENT, 2, "Maya has a baby with her")],
    "answered_for_you": [events.answered_for_you(EVENT, "You're in. Change your mind any time.")],
    "travel_set": [support.travel(EVENT, state) for state in support.TRAVEL],
    "childcare_set": [support.childcare(EVENT)],
    **{f"booking_{state}": [support.booking(EVENT, state)] for state in support.BOOKED},
    "running_late": [support.late(EVENT, "Kai", 10), support.late(EVENT, "Kai", None)],
    "got_home": [support.home(EVENT, "Kai")],
    "event_reopened": [events.reopened(EVENT)],
    "who_came": [events.no_attendance(EVENT), events.no_wrap_up(EVENT)],
    "follow_up_due": [afterwards.due(TITLE, 1), afterwards.due(TITLE, 3)],
    "follow_up_late": [afterwards.late(TITLE, 1), afterwards.late(TITLE, 3)],
    "follow_up_staff": [afterwards.for_staff(TITLE, GROUP, 2)],
    "event_second_look": [events.second_look(EVENT, "Maya"), series.second_look(EVENT, "Maya", 4)],
    "call_off": [support.call_off(EVENT, "Kai"), support.no_place(EVENT, "Kai")],
    "call_all_off": [support.call_all_off(EVENT)],
    "asked_to_join": [groups.asked_to_join("Kai", GROUP)],
    "lead_path": [learning.wants_to_learn("Kai", GROUP), learning.offered("Maya", GROUP)],
    "lead_step": [learning.step_taken(GROUP)],
    "member_joined": [say("{name} is now in {group}.", name="Kai", group=GROUP)],
    "you_lead": [groups.now_lead(GROUP), groups.said_yes(GROUP), groups.said_yes_wait(GROUP)],
    "role_changed": [groups.now_co_lead(GROUP), groups.now_member(GROUP)],
    "lead_handed_on": [groups.lead_handed_on(GROUP, "Maya")],
    "membership_changed": [
        groups.welcomed(GROUP),
        groups.welcomed_to_wait(GROUP),
        groups.consent_there(GROUP),
        groups.put_to_rest(GROUP),
        groups.back_in(GROUP),
    ],
    "removed": [groups.removed(GROUP, ["Joe"]), groups.removed(GROUP, [])],
    "proposal_answered": [groups.said_ask(GROUP), groups.said_not_now(GROUP)],
    "new_rules": [groups.new_rules(GROUP)],
    "group_end_moved": [groups.group_end_moved(GROUP, DAY), groups.group_end_open(GROUP)],
    "programme_end_moved": [programmes.end_moved(PROGRAMME, DAY)],
    "check_ins_wait": [events.checked_in_later(EVENT, "Maya")],
    "who_came_staff": [events.no_attendance_staff(EVENT, GROUP)],
    "consent_needed": [groups.somebody_waits(GROUP)],
    "somebody_waits": [groups.somebody_waits(GROUP)],
    "no_lead": [groups.no_lead(GROUP)],
    "group_proposed": [groups.proposed("Kai", GROUP, PROGRAMME), groups.proposed_again("Kai", GROUP)],
    "staff_joined": [doors.joined_staff("Joe", say(ROLE_WORDS["worker"]), PROGRAMME)],
    "staff_roles_changed": [programmes.roles_changed(PROGRAMME, ["worker", "payer"]),
                            programmes.roles_changed(PROGRAMME, [])],
    "deputy_changed": [
        programmes.stands_in(PROGRAMME, "Joe", ["worker"], DAY),
        programmes.stands_in_no_more(PROGRAMME, "Joe"),
        programmes.covered(PROGRAMME, "Joe", DAY),
        programmes.covered_no_more(PROGRAMME, "Joe"),
    ],
    "session_reused": [signing.REUSED],
    "new_phone": [doors.new_phone("Pixel 7")],
    "new_link_made": [doors.new_link_made("Joe")],
    "email_changed": [EMAIL_CHANGED],
    "people_merged": [doors.merged("Kai", "Maya"), doors.merged("Kai", "Kai")],
}  # fmt: skip
