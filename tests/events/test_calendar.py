"""Calendars: one activity as a file, and a private link that shows as little as it can."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog
import time_machine
import vobject
from sqlmodel import select

from api.core import clock
from api.events.calendar.models import CalendarLink
from api.groups.models import Membership
from tests.events.feeds import by_vobject, feed, fetch, link_of
from tests.events.scene import Scene, scene_in, wire
from tests.world import World

BRIDGE = "Bridge for care leavers"  # a name that must never stand in a calendar


@pytest.fixture
def quiet(world: World) -> Scene:
    return scene_in(world, name=BRIDGE)


def change(scene: Scene, event: Any, **changes: Any) -> None:
    row = scene.again(event)
    headers = {"If-Match": str(row.version)}
    sent = scene.client(scene.lead).patch(f"/api/events/{event.id}", json=changes, headers=headers)
    assert sent.status_code == 200, sent.text


def raw(text: str, name: str) -> str:
    return str(getattr(vobject.readOne(text).vevent, name).value)


def test_a_discreet_feed_says_meet_up_and_when(quiet: Scene) -> None:
    event = quiet.event(title="Care leavers' jollof", about="For people in care.")
    quiet.answer(quiet.kai, event)
    text = feed(quiet, quiet.kai)
    [one] = by_vobject(text)
    assert (one.uid, one.title, one.status) == (f"{event.id}@linkup", "Meet-up", "CONFIRMED")
    assert one.starts_at == event.starts_at.replace(microsecond=0)
    for word in ("care", "Bridge", "Kitchen", "Willow", "meet.example", "Maya", "Mill", "http", "Kai"):
        assert word.casefold() not in text.casefold(), word
    assert "CLASS:PRIVATE" in text
    assert "METHOD:PUBLISH" in text


def test_with_details_title_place_and_who_to_look_for(quiet: Scene) -> None:
    event = quiet.event(title="Jollof, rice; and more", mode="both")
    quiet.answer(quiet.kai, event, "maybe")
    text = feed(quiet, quiet.kai, details=True)
    assert raw(text, "summary") == "Jollof, rice; and more (maybe)"
    assert raw(text, "location") == "Willow Hall, 2 Mill Lane"
    assert raw(text, "description") == "Look for: Maya\nBring: Nothing."
    assert raw(text, "url") == f"http://localhost:8000/events/{event.id}"
    assert "meet.example" not in text, "the joining link is for who is going"
    assert BRIDGE not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    quiet.answer(quiet.kai, event, "going")
    assert "https://meet.example/jollof" in raw(feed(quiet, quiet.kai, details=True), "description")


def test_what_is_in_it_and_what_is_not(scene: Scene) -> None:
    mia = scene.member("Mia")
    going, maybe, full, no = (scene.event(starts_in=timedelta(days=n + 2), capacity=1 if n == 2 else None)
                              for n in range(4))  # fmt: skip
    scene.answer(mia, full)
    for event, answer in ((going, "going"), (maybe, "maybe"), (full, "going"), (no, "cannot")):
        scene.answer(scene.kai, event, answer)
    unanswered = scene.event(starts_in=timedelta(days=9))
    scene.event("draft")
    old = scene.event("done", starts_in=-timedelta(days=61))
    far = scene.event(starts_in=timedelta(days=367))
    titles = {one.uid.partition("@")[0]: (one.title, one.status) for one in by_vobject(feed(scene, scene.kai))}
    assert titles == {
        going.id: ("Meet-up", "CONFIRMED"), maybe.id: ("Meet-up (maybe)", "TENTATIVE"),
        full.id: ("Meet-up (in line)", "TENTATIVE"),
    }  # fmt: skip
    whole = {one.uid.partition("@")[0] for one in by_vobject(feed(scene, scene.kai, whole=True))}
    assert whole == {going.id, maybe.id, full.id, no.id, unanswered.id}
    assert not {old.id, far.id} & whole
    scene.answer(mia, full, "cannot")
    offered = {one.uid: one.title for one in by_vobject(feed(scene, scene.kai))}
    assert offered[f"{full.id}@linkup"] == "Meet-up (say yes?)"
    with time_machine.travel(full.starts_at - timedelta(minutes=1)):
        assert f"{full.id}@linkup" not in {one.uid for one in by_vobject(feed(scene, scene.kai))}, "it ran out"


def test_moved_and_called_off_with_the_same_uid_and_a_rising_sequence(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    texts = [feed(scene, scene.kai)]
    later = event.starts_at + timedelta(days=1)
    with time_machine.travel(clock.now() + timedelta(minutes=5), tick=False):
        change(scene, event, starts_at=wire(later), ends_at=wire(later + timedelta(hours=2)))
        texts.append(feed(scene, scene.kai))
    with time_machine.travel(clock.now() + timedelta(minutes=9), tick=False):
        scene.client(scene.lead).post(f"/api/events/{event.id}/cancel", json={"reason": "Rain"})
        texts.append(feed(scene, scene.kai))
    assert {raw(text, "uid") for text in texts} == {f"{event.id}@linkup"}
    assert [raw(text, "sequence") for text in texts] == ["0", "1", "2"]
    assert [raw(text, "status") for text in texts] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert raw(texts[2], "summary") == "Off: Meet-up"
    changed = [vobject.readOne(text).vevent.last_modified.value for text in texts]
    assert changed[0] < changed[1] < changed[2]
    assert by_vobject(texts[1])[0].starts_at == later.replace(microsecond=0)


def test_who_left_or_was_taken_out_has_nothing_of_the_group(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    path = link_of(scene, scene.kai, whole=True)
    assert len(by_vobject(fetch(scene, path).text)) == 1
    for state in ("left", "removed", "waiting_for_consent", "asked"):
        become(scene, state)
        assert by_vobject(fetch(scene, path).text) == [], state
    become(scene, "resting")
    assert len(by_vobject(fetch(scene, path).text)) == 1


def become(scene: Scene, state: str) -> None:
    def work(session: Any) -> None:
        for row in session.exec(select(Membership).where(Membership.person_id == scene.kai.id)):
            row.state = state

    scene.world.db.run_now(work)


def test_who_waits_for_two_yeses_has_no_calendar(scene: Scene) -> None:
    tia = scene.member("Tia", "waiting_for_consent")
    no = scene.client(tia).post("/api/me/calendar", json={})
    assert (no.status_code, no.json()["detail"]) == (409, "You can make this once you are in a group.")
    assert scene.client(tia).get("/api/me/calendar").json()["link"] is None


def test_one_link_per_person_shown_again_kept_hashed_and_taken_back(scene: Scene) -> None:
    kai = scene.client(scene.kai)
    made = kai.post("/api/me/calendar", json={}).json()
    assert made["subscribe"] == made["link"].replace("http://", "webcal://")
    assert made["used_on"] is None
    path = made["link"].removeprefix("http://localhost:8000")
    assert fetch(scene, path).status_code == 200
    same = kai.post("/api/me/calendar", json={"details": True}).json()
    assert (same["link"], same["details"], same["used_on"]) == (made["link"], True, str(clock.today()))
    [row] = scene.world.all(CalendarLink)
    secret = path.removeprefix("/api/calendar/").removesuffix(".ics")
    assert secret not in f"{row.token_hash} {row.sealed_secret}"
    assert kai.delete("/api/me/calendar").json()["link"] is None
    assert fetch(scene, path).status_code == 404
    assert kai.post("/api/me/calendar", json={}).json()["link"] != made["link"]
    assert kai.delete("/api/me/calendar").status_code == kai.delete("/api/me/calendar").status_code == 200


def test_the_feed_needs_no_cookie_and_a_cookie_opens_nobody_elses(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    path = link_of(scene, scene.kai)
    assert by_vobject(scene.client(scene.lead).get(path).text)[0].uid == f"{event.id}@linkup"
    assert fetch(scene, "/api/calendar/" + "x" * 27 + ".ics").status_code == 404
    assert fetch(scene, "/api/calendar/short.ics").status_code == 422


def test_nothing_new_is_not_sent_again(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    path = link_of(scene, scene.kai)
    got = fetch(scene, path)
    assert got.headers["cache-control"] == "private, no-cache"
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        again = fetch(scene, path, **{"If-None-Match": f'"other", W/{got.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        change(scene, event, title="Stew")
        assert fetch(scene, path, **{"If-None-Match": got.headers["etag"]}).status_code == 200


def test_a_calendar_that_asks_all_the_time_is_slowed_down(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.events.calendar.actions.ASKS_AN_HOUR", 2)
    monkeypatch.setattr("api.events.calendar.actions.MISSES_AN_HOUR", 2)
    path = link_of(scene, scene.kai)
    assert [fetch(scene, path).status_code for _ in range(3)] == [200, 200, 429]
    assert "retry-after" in fetch(scene, path).headers
    wrong = "/api/calendar/" + "x" * 27 + ".ics"
    assert [fetch(scene, wrong).status_code for _ in range(3)] == [404, 404, 429]
    with time_machine.travel(clock.now() + timedelta(hours=1, seconds=1)):
        assert fetch(scene, path).status_code == 200


def test_the_secret_is_in_no_log(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()
    rules = structlog.get_config()
    kept = structlog.wrap_logger(structlog.WriteLogger(said), rules["processors"], rules["wrapper_class"])
    monkeypatch.setattr("api.core.middleware.log", kept)
    secret = "SECRET" + "x" * 21
    assert fetch(scene, f"/api/calendar/{secret}.ics").status_code == 404
    assert '"/api/calendar/{token}.ics"' in said.getvalue()
    assert secret not in said.getvalue()


def test_a_link_follows_its_person_into_another_account(scene: Scene) -> None:
    mia = scene.member("Mia")
    path = link_of(scene, mia)
    body = {"into_person_id": scene.kai.id, "programme_id": scene.programme.id, "reason": "One person."}
    assert scene.client(scene.worker).post(f"/api/people/{mia.id}/merge", json=body).status_code == 200
    event = scene.event()
    scene.answer(scene.kai, event)
    assert [one.uid for one in by_vobject(fetch(scene, path).text)] == [f"{event.id}@linkup"]


def test_one_activity_as_a_file(scene: Scene) -> None:
    event = scene.event(starts_at=datetime(2027, 7, 6, 17, tzinfo=UTC), title="Jollof night")
    kai = scene.client(scene.kai)
    got = kai.get(f"/api/events/{event.id}/calendar")
    assert got.headers["content-disposition"] == 'attachment; filename="meet-up.ics"'
    assert "Jollof" not in got.text
    assert "DTSTART;TZID=Europe/London:20270706T180000" in got.text
    assert "BEGIN:VTIMEZONE" in got.text
    assert "Jollof night" in kai.get(f"/api/events/{event.id}/calendar?details=true").text
    again = kai.get(f"/api/events/{event.id}/calendar", headers={"If-None-Match": got.headers["etag"]})
    assert again.status_code == 304


def test_a_draft_is_in_nobodys_calendar(scene: Scene) -> None:
    event = scene.event("draft")
    assert scene.client(scene.kai).get(f"/api/events/{event.id}/calendar").status_code == 404
    no = scene.client(scene.lead).get(f"/api/events/{event.id}/calendar")
    assert (no.status_code, no.json()["code"]) == (409, "state")
    assert by_vobject(feed(scene, scene.lead, whole=True)) == []


def test_an_empty_calendar_is_still_a_calendar(scene: Scene) -> None:
    text = feed(scene, scene.kai)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in text
