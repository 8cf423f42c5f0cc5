"""Everybody who may knock: one programme, one group, one activity, and a client for each kind of caller."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from starlette.testclient import TestClient

from api.core import clock, ids, tokens
from api.core.config import settings
from api.core.db import Database
from api.core.sessions import LoginSession, cookie_for
from api.events.afterwards.models import FollowUp
from api.events.models import AttendanceFact, Event
from tests.events.scene import READY
from tests.world import World

NOBODIES = ("nobody", "expired cookie", "ended session", "older generation", "other purpose", "invite as cookie")
PEOPLE = ("stranger", "waiting", "member", "resting", "co_lead", "lead")
STAFF = ("worker", "approver", "payer", "safeguarding", "manager")
OTHERS = ("worker elsewhere", "worker without passkey")


Request = tuple[str, str, Any]


class Undone(Exception):
    """Carries an answer out of a transaction that is rolled back, so that one walk does not change the next."""

    def __init__(self, result: Any) -> None:
        super().__init__()
        self.result = result


@contextmanager
def nothing_is_kept(patch: pytest.MonkeyPatch) -> Any:
    run = Database.run

    async def undone(self: Database, work: Any) -> Any:
        def act(tx: Any) -> Any:
            result = work(tx)
            tx.flush()
            raise Undone(result)

        try:
            return await run(self, act)
        except Undone as done:
            return done.result

    with patch.context() as only_here:
        only_here.setattr(Database, "run", undone)
        yield


REMINDERS = {"remind_day": False, "remind_soon": True, "remind_answer": True, "muted": []}


class Street:
    """The house with everybody in front of it."""

    def __init__(self, world: World) -> None:
        self.world, at = world, clock.now()
        self.bridge, self.other = world.programme(), world.programme("Elsewhere")
        self.group = world.group(self.bridge)
        self.people = {name: world.person(name) for name in (*PEOPLE, "mia")}
        states = {"waiting": "waiting_for_consent", "resting": "resting"}
        for name in (*PEOPLE[1:], "mia"):
            role = name if name in ("lead", "co_lead") else "member"
            world.member(self.group, self.people[name], role, states.get(name, "active"))
        for name in STAFF:
            self.people[name] = world.staff(self.bridge, name, name=name)
        self.people["worker elsewhere"] = world.staff(self.other, "worker", name="Eve")
        self.people["worker without passkey"] = self.people["worker"]
        starts, made = at + timedelta(hours=20), {"made_by": self.people["lead"].id, "made_at": at}
        common = {"kind": "meal", "title": "Jollof night", "starts_at": starts, "ends_at": starts + timedelta(hours=2),
                  "group_id": self.group.id, "programme_id": self.bridge.id} | made  # fmt: skip
        self.event, self.draft = world.save(
            Event(**READY | common | {"state": "published", "published_at": at, "published_by": made["made_by"]}),
            Event(**READY | common | {"state": "draft"}),
        )
        self.task: FollowUp = world.save(FollowUp(
            event_id=self.event.id, group_id=self.group.id, programme_id=self.bridge.id, kind="check_in",
            person_id=self.people["mia"].id, due_at=starts, made_at=at,
        ))  # fmt: skip
        self.held = world.save(
            AttendanceFact(event_id=self.event.id, nonce=str(uuid4()), kind="present", person_id=self.people["mia"].id,
                           happened_at=at, said_at=at.isoformat(), held="role", recorded_by=self.people["mia"].id,
                           recorded_at=at)
        )  # fmt: skip
        lead = self.client("lead")
        self.invite = lead.post(f"/api/groups/{self.group.id}/invites", json={}).json()
        needs = {"food": "Halal", "travel": "A taxi", "access": "BSL", "child": "She is 2"}
        mia = self._with(cookie_for(world.session_of(self.people["mia"]).id, 1))
        mia.put(f"/api/events/{self.event.id}/answer", json={"answer": "going", "children": 1, "needs": needs})
        wanted = {"person_id": self.people["mia"].id, "kind": "bsl"}
        self.booking = lead.post(f"/api/events/{self.event.id}/bookings", json=wanted).json()
        self.clients = {name: self.client(name) for name in (*NOBODIES, *PEOPLE, *STAFF, *OTHERS)}

    def client(self, name: str) -> TestClient:
        if name in NOBODIES:
            return self._with(None if name == "nobody" else self._bad_cookie(name))
        is_staff = name in STAFF or name == "worker elsewhere"
        return self._with(cookie_for(self.world.session_of(self.people[name], staff=is_staff).id, 1))

    def _with(self, cookie: str | None) -> TestClient:
        client = TestClient(self.world.app, base_url="http://localhost:8000")
        if cookie:
            client.cookies.set(settings().cookie_name, cookie, domain="localhost.local")
        return client

    def _bad_cookie(self, name: str) -> str:
        """Each would be the lead's, if it were good."""
        session: LoginSession = self.world.session_of(self.people["lead"])
        if name == "expired cookie":
            with time_machine.travel(clock.now() - timedelta(minutes=16)):
                return cookie_for(session.id, 1)
        if name == "ended session":
            self._change(session, ended_at=clock.now())
        if name == "older generation":
            self._change(session, generation=3)
        if name == "other purpose":
            return tokens.sign("check-in", session.id, timedelta(hours=1), gen=1)
        if name == "invite as cookie":
            return str(self.invite["link"]).rpartition("/")[2].rpartition("#")[2]
        return cookie_for(session.id, 1)

    def _change(self, session: LoginSession, **values: Any) -> None:
        def work(tx: Any) -> None:
            for name, value in values.items():
                setattr(tx.get(LoginSession, session.id), name, value)

        self.world.db.run_now(work)

    def requests(self) -> dict[str, Request]:
        """operation → (method, path, body), each as good as a request can be."""
        activities = self.about_activities() | self.about_support() | self.about_series()
        return self.about_me() | self.about_groups() | activities

    def about_me(self) -> dict[str, Request]:
        """Ways in, and what belongs to one person."""
        ceremony = {"ceremony_id": ids.new_id(), "credential": {"id": "x", "rawId": "x", "type": "public-key",
                    "response": {}}}  # fmt: skip
        secret = {"secret": self.invite["code"]}
        return {
            "notices": ("GET", "/api/notices", None),
            "mark_notices_read": ("POST", "/api/notices/read", {"up_to_id": ids.new_id()}),
            "read_invite": ("POST", "/api/invites/read", secret),
            "accept_invite": ("POST", "/api/invites/accept", secret | {"age_band": "18_24", "chosen_name": "Tia"}),
            "me": ("GET", "/api/me", None),
            "update_me": ("PATCH", "/api/me", {"language": "en"}),
            "my_devices": ("GET", "/api/me/devices", None),
            "end_device": ("DELETE", f"/api/me/devices/{ids.new_id()}", None),
            "move_to_app": ("POST", "/api/me/move", None),
            "renew_session": ("POST", "/api/session/renew", None),
            "share_phone": ("POST", "/api/session/shared", None),
            "sign_out": ("POST", "/api/session/sign-out", None),
            "request_sign_in_code": ("POST", "/api/session/request-code", {"address": "kai@example.org"}),
            "use_sign_in_code": ("POST", "/api/session/use-code", {"kind": "move", "code": "ACDEFG"}),
            "passkey_register_begin": ("POST", "/api/passkeys/register/begin", None),
            "passkey_register_finish": ("POST", "/api/passkeys/register/finish", ceremony | {"name": "Mine"}),
            "passkey_sign_in_begin": ("POST", "/api/passkeys/sign-in/begin", None),
            "passkey_sign_in_finish": ("POST", "/api/passkeys/sign-in/finish", ceremony),
        }  # fmt: skip

    def about_groups(self) -> dict[str, Request]:
        """Programmes, people, groups and the log."""
        g, p, mia = f"/api/groups/{self.group.id}", f"/api/programmes/{self.bridge.id}", self.people["mia"].id
        new_group = {"name": "Film Crew", "purpose": "Short films.", "hue": "sky", "glyph": "film"}
        programme = {"name": "New", "purpose": "Together.", "ends_on": "2027-06-30"}
        return {
            "create_programme": ("POST", "/api/programmes", programme),
            "read_programme": ("GET", p, None),
            "update_programme": ("PATCH", p, {"purpose": "New."}),
            "set_staff_role": ("PUT", f"{p}/staff/{self.people['payer'].id}", {"roles": ["payer"]}),
            "audit": ("GET", f"{p}/audit", None),
            "list_groups": ("GET", "/api/groups", None),
            "read_group": ("GET", g, None),
            "create_group": ("POST", f"{p}/groups", new_group),
            "propose_group": ("POST", f"{p}/proposals", new_group),
            "answer_proposal": ("POST", f"{g}/proposal", {"answer": "yes"}),
            "update_group": ("PATCH", g, {"purpose": "New."}),
            "update_rules": ("PUT", f"{g}/rules", {"text": "Be kind."}),
            "agree_rules": ("PUT", f"{g}/rules/agreement", {"version": 1}),
            "hand_over_lead": ("POST", f"{g}/lead", {"to_person_id": mia}),
            "ask_to_join": ("POST", f"{g}/ask", None),
            "leave_group": ("POST", f"{g}/leave", None),
            "change_membership": ("PATCH", f"{g}/people/{mia}", {"action": "rest"}),
            "change_membership (yes)": ("PATCH", f"{g}/people/{self.people['waiting'].id}", {
                "action": "record_consent", "consent": {"who_said_yes": "parent", "how": "By phone", "own_yes": True}}),
            "remove_member": ("POST", f"{g}/people/{mia}/remove", {"reason": "They moved away."}),
            "create_invite": ("POST", f"{g}/invites", {}),
            "list_invites": ("GET", f"{g}/invites", None),
            "revoke_invite": ("DELETE", f"/api/invites/{self.invite['id']}", None),
            "invite_staff": ("POST", f"{p}/staff-invites", {"role": "approver"}),
            "new_link_for": ("POST", f"/api/people/{mia}/new-link",
                             {"programme_id": self.bridge.id, "seen_them": True}),
            "people": ("GET", f"{p}/people", None),
            "merge_people": ("POST", f"/api/people/{mia}/merge", {"into_person_id": self.people["resting"].id,
                             "programme_id": self.bridge.id, "reason": "The same person."}),
            "answers_list": ("GET", f"{p}/answers?answer=going", None),
            "attendance_list": ("GET", f"{p}/attendance?there=true", None),
            "travel_file": ("GET", f"{p}/travel/file?format=csv", None),
            "audit_file": ("GET", f"{p}/audit/file?format=csv", None),
            "team_file": ("GET", f"{p}/staff/file?format=csv", None),
            "groups_file": ("GET", f"{p}/groups/file?format=csv&show=running", None),
            "open_ends": ("GET", f"{p}/open-ends", None),
            "lead_path": ("GET", f"{g}/lead-path", None),
            "change_lead_path": ("POST", f"{g}/people/{mia}/lead-path", {"action": "start"}),
            "activity_log": ("GET", f"{p}/activity-log", None),
            "import_activity_log": ("POST", f"{p}/activity-log/import?dry_run=true&name=a.csv", LOG),
        }  # fmt: skip

    def about_activities(self) -> dict[str, Request]:
        g, e, d = f"/api/groups/{self.group.id}", f"/api/events/{self.event.id}", f"/api/events/{self.draft.id}"
        mia, starts = self.people["mia"].id, clock.now() + timedelta(days=9)
        plan = {"kind": "meal", "title": "Stew", "starts_at": starts.isoformat(),
                "ends_at": (starts + timedelta(hours=1)).isoformat()}  # fmt: skip
        fact = {"nonce": str(uuid4()), "kind": "present", "person_id": mia, "of": "young_person",
                "at": clock.now().isoformat(), "clock_offset_ms": 0}  # fmt: skip
        moment = {"nonce": str(uuid4()), "at": clock.now().isoformat()}
        wrapped = {"young_people": 3, "professionals": 1, "led_by": "together", "sentence": "Good."}
        going, why = {"answer": "going"}, {"reason": "Rain."}
        return {
            "whats_on": ("GET", "/api/whats-on", None),
            "group_plan": ("GET", f"{g}/plan", None),
            "create_event": ("POST", f"{g}/events", plan),
            "read_event": ("GET", e, None),
            "read_event (draft)": ("GET", d, None),
            "update_event": ("PATCH", e, {"title": "Stew", "quiet": True}),
            "publish_event": ("POST", f"{d}/publish", None),
            "copy_event": ("POST", f"{e}/copy", {"starts_at": starts.isoformat()}),
            "see_changes": ("PUT", f"{e}/changes/seen", {"version": 1}),
            "event_kinds": ("GET", "/api/event-kinds", None),
            "cancel_event": ("POST", f"{e}/cancel", why),
            "answer_event": ("PUT", f"{e}/answer", going),
            "answer_for": ("PUT", f"{e}/answers/{mia}", going),
            "event_answers": ("GET", f"{e}/answers", None),
            "waiting_line": ("GET", f"{e}/waiting-line", None),
            "set_capacity": ("PUT", f"{e}/capacity", {"capacity": 30}),
            "move_ahead": ("POST", f"{e}/waiting-line/{mia}/move-ahead", {"reason": "She cooks."}),
            "list_attendance": ("GET", f"{e}/attendance", None),
            "record_attendance": ("POST", f"{e}/attendance", {"facts": [fact]}),
            "wrap_up_event": ("POST", f"{e}/wrap-up", wrapped),
            "follow_ups": ("GET", "/api/follow-ups", None),
            "read_follow_up": ("GET", f"/api/follow-ups/{self.task.id}", None),
            "complete_follow_up": ("POST", f"/api/follow-ups/{self.task.id}", {"outcome": "done"}),
            "upload_check_ins": ("POST", "/api/check-ins", {"facts": [fact | {"event_id": self.event.id}]}),
            "drop_in_today": ("GET", f"{e}/drop-in", None),
            "drop_in_count": ("POST", f"{e}/drop-in", moment | {"change": 1}),
            "check_in_code": ("GET", f"{e}/check-in-code", None),
            "self_check_in": ("POST", f"{e}/check-in", moment | {"code": "0000"}),
            "held_check_ins": ("GET", f"/api/programmes/{self.bridge.id}/check-ins", None),
            "decide_check_in": ("POST", f"/api/check-ins/{self.held.id}/decision", {"decision": "count"}),
        }  # fmt: skip

    def about_support(self) -> dict[str, Request]:
        """What is arranged for Mia, who is going with a child."""
        e, mia = f"/api/events/{self.event.id}", self.people["mia"].id
        return {
            "my_needs": ("GET", "/api/me/needs", None),
            "notice_preferences": ("GET", "/api/me/reminders", None),
            "update_notice_preferences": ("PUT", "/api/me/reminders", REMINDERS),
            "update_my_needs": ("PUT", "/api/me/needs", {"food": "Halal"}),
            "event_needs": ("GET", f"{e}/needs", None),
            "catering_sheet": ("GET", f"{e}/catering", None),
            "travel_board": ("GET", f"{e}/travel", None),
            "set_travel": ("PUT", f"{e}/travel/{mia}", {"state": "arranged", "way": "taxi", "words": "At the gate."}),
            "set_childcare": ("PUT", f"{e}/childcare/{mia}", {"arrangement": "creche"}),
            "create_booking": ("POST", f"{e}/bookings", {"person_id": mia, "kind": "bsl"}),
            "update_booking": ("PATCH", f"/api/bookings/{self.booking['id']}", {"act": "book"}),
            "say_late": ("PUT", f"{e}/late", {"minutes": 10}),
            "say_home": ("PUT", f"{e}/home", {"wanted": True}),
            "unresolved_travel": ("GET", f"/api/programmes/{self.bridge.id}/travel", None),
        }  # fmt: skip

    def about_series(self) -> dict[str, Request]:
        """Activities that come again, one of them out and one not; and calendars."""
        g, lead = f"/api/groups/{self.group.id}", self.client("lead")
        starts = clock.now() + timedelta(days=9)
        first = {"kind": "meet_up", "title": "Tea", "starts_at": starts.isoformat(),
                 "ends_at": (starts + timedelta(hours=1)).isoformat()}  # fmt: skip
        plan = {"first": READY | first, "repeat": {"every": "weekly", "count": 2}}
        out, drafts = (lead.post(f"{g}/series", json=plan).json() for _ in range(2))
        edit = {"scope": "all", "event_id": out["dates"][0]["event_id"]}
        publish = lead.patch(
            f"/api/series/{out['id']}", json=edit | {"set_state": "published"}, headers={"if-match": "1"}
        )
        assert publish.status_code == 200, publish.text
        feed = self.client("member").post("/api/me/calendar", json={}).json()["link"]
        changes = {"changes": {"title": "Stew", "quiet": True}}
        of_drafts = {"scope": "all", "event_id": drafts["dates"][0]["event_id"]}
        return {
            "create_series": ("POST", f"{g}/series", plan),
            "update_series": ("PATCH", f"/api/series/{out['id']}", edit | changes),
            "update_series (drafts)": ("PATCH", f"/api/series/{drafts['id']}", of_drafts | changes),
            "answer_series": ("PUT", f"/api/series/{out['id']}/answer", {"answer": "going"}),
            "event_ics": ("GET", f"/api/events/{self.event.id}/calendar", None),
            "my_calendar": ("GET", "/api/me/calendar", None),
            "create_calendar_link": ("POST", "/api/me/calendar", {"details": True}),
            "revoke_calendar_link": ("DELETE", "/api/me/calendar", None),
            "calendar_feed": ("GET", str(feed).partition("8000")[2], None),
        }


LOG = b"DATE,EVENT/ACTIVITY/WORKSHOP SESSIONS,ATTENDED,WHO ATTENDED\n1 May 2024,Film night,9,New and old members\n"
