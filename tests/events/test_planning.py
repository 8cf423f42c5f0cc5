"""A lead plans, publishes, changes and calls off; a stale edit loses nothing."""

from datetime import timedelta
from typing import Any

import pytest

from api.core import clock
from api.core.audit import AuditRow
from api.events.checklist import must_points
from api.events.kinds import KINDS
from api.events.models import Event
from api.programmes.models import Programme
from tests.events.scene import READY, Scene, draft, scene_in, wire
from tests.world import World


def create(scene: Scene, **more: Any) -> dict[str, Any]:
    made = scene.client(scene.lead).post(f"/api/groups/{scene.group.id}/events", json=draft(**more))
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


def test_a_draft_is_seen_by_its_planners_only(scene: Scene) -> None:
    made = create(scene)
    assert (made["state"], made["version"], made["zone"], made["led_by_names"]) == (
        "draft", 1, "Europe/London", ["Maya"],
    )  # fmt: skip
    path = f"/api/events/{made['id']}"
    assert scene.client(scene.kai).get(path).status_code == 404
    assert scene.client(scene.kai).post(f"{path}/publish").status_code == 404
    assert scene.client(scene.lead).get(path).status_code == 200
    assert scene.client(scene.worker).get(path).status_code == 200
    approver = scene.world.staff(scene.programme, "approver", name="Ana")
    assert scene.world.sign_in(approver, staff=True).get(path).status_code == 403
    assert scene.client(scene.kai).get("/api/whats-on").json()["items"] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_publishing_names_each_open_point_of_the_kind_and_then_works(scene: Scene, kind: str) -> None:
    lead, made = scene.client(scene.lead), create(scene, kind=kind)
    refused = lead.post(f"/api/events/{made['id']}/publish")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_ready")
    assert [point["field"] for point in refused.json()["points"]] == must_points(kind, "in_person")
    filled = lead.patch(f"/api/events/{made['id']}", json=READY, headers={"if-match": '"1"'})
    assert filled.status_code == 200, filled.text
    assert all(point["ok"] for point in filled.json()["checklist"] if point["must"])
    published = lead.post(f"/api/events/{made['id']}/publish")
    assert (published.status_code, published.json()["state"]) == (200, "published")
    assert scene.notices(scene.kai) == ["event_published"]
    assert "event.publish_event" in [row.action for row in scene.world.all(AuditRow)]


def test_a_member_sees_no_checklist_no_risk_plan_and_no_link(scene: Scene) -> None:
    event = scene.event(mode="both")
    page = scene.client(scene.kai).get(f"/api/events/{event.id}").json()
    assert (page["checklist"], page["risk"], page["online_link"]) == ([], None, "")
    assert (page["place_address"], page["why"]["who_decides"]) == ("2 Mill Lane", "Ana.")
    assert page["can"] == ["read_event", "answer_event"]
    scene.answer(scene.kai, event)
    assert scene.client(scene.kai).get(f"/api/events/{event.id}").json()["online_link"] == READY["online_link"]


def test_a_stale_edit_is_412_and_shows_theirs(scene: Scene) -> None:
    made, lead = create(scene), scene.client(scene.lead)
    path = f"/api/events/{made['id']}"
    assert lead.patch(path, json={"title": "Soup"}, headers={"if-match": '"1"'}).json()["version"] == 2
    stale = scene.client(scene.worker).patch(path, json={"title": "Rice"}, headers={"if-match": '"1"'})
    assert (stale.status_code, stale.json()["current"]["title"]) == (412, "Soup")
    assert lead.patch(path, json={"title": "Rice"}).status_code == 422


def test_an_edit_that_changes_nothing_keeps_the_version_and_null_keeps_what_must_be(scene: Scene) -> None:
    made, lead = create(scene, about="Rice"), scene.client(scene.lead)
    sent = lead.patch(
        f"/api/events/{made['id']}", json={"title": None, "about": "Rice"}, headers={"if-match": "1"}
    )  # fmt: skip
    assert (sent.json()["version"], sent.json()["title"]) == (1, "Jollof night")
    emptied = lead.patch(f"/api/events/{made['id']}", json={"about": None}, headers={"if-match": "1"})
    assert (emptied.json()["version"], emptied.json()["about"]) == (2, "")


def test_a_published_activity_may_not_lose_what_reassures(scene: Scene) -> None:
    event = scene.event()
    sent = scene.client(scene.lead).patch(f"/api/events/{event.id}", json={"look_for": ""}, headers={"if-match": "1"})
    assert (sent.status_code, sent.json()["points"][0]["field"]) == (409, "look_for")
    assert scene.again(event).look_for == "Maya"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ({"about": "New words."}, ["event_changed"]), ({"about": "New words.", "quiet": True}, []),
        ({"place_name": "Oak Hall", "quiet": True}, ["event_place"]), ({"capacity": 40}, []),
    ],
)  # fmt: skip
def test_those_who_answered_hear_of_changes(scene: Scene, edit: dict[str, Any], told: list[str]) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, "maybe")
    other = scene.member("Ana")
    scene.answer(other, event, "cannot")
    scene.client(scene.lead).patch(f"/api/events/{event.id}", json=edit, headers={"if-match": "1"})
    assert scene.notices(scene.kai) == told
    assert scene.notices(other) == []


def test_a_new_time_is_always_told(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    later = clock.now() + timedelta(days=5)
    edit = {"starts_at": wire(later), "ends_at": wire(later + timedelta(hours=1)), "quiet": True}
    sent = scene.client(scene.lead).patch(f"/api/events/{event.id}", json=edit, headers={"if-match": "1"})
    assert sent.json()["starts_at"] == wire(later)
    assert scene.notices(scene.kai) == ["event_moved"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_at": "2026-11-23T10:00:00Z", "starts_at": "2026-11-23T11:00:00Z"}, "ends_at"),
        ({"starts_at": "2020-01-01T10:00:00Z", "ends_at": "2020-01-01T11:00:00Z"}, "starts_at"),
        ({"zone": "Europe/Brent"}, "zone"), ({"title": " "}, "title"), ({"kind": "party"}, "kind"),
        ({"starts_at": "9999-12-31T23:59:59-14:00"}, "starts_at"), ({"capacity": 0}, "capacity"),
        ({"online_link": "javascript:alert(1)"}, "online_link"), ({"about": "x" * 2001}, "about"),
        ({"why": {"level": "charity"}}, "why.level"), ({"about": "\0"}, "about"), ({"colour": "red"}, "colour"),
        ({"starts_at": "2026-12-01T10:00:00"}, "starts_at"),
    ],
)  # fmt: skip
def test_wrong_input_is_named_by_field(scene: Scene, wrong: dict[str, Any], field: str) -> None:
    sent = scene.client(scene.lead).post(f"/api/groups/{scene.group.id}/events", json=draft() | wrong)
    assert sent.status_code == 422
    assert field in sent.json()["fields"], sent.text


def test_nothing_is_planned_in_a_group_that_ended_or_after_the_programme(world: World) -> None:
    scene = scene_in(world)
    late = draft(starts_in=timedelta(days=400))
    assert "starts_at" in scene.client(scene.lead).post(
        f"/api/groups/{scene.group.id}/events", json=late
    ).json()["fields"]  # fmt: skip
    ended = world.group(scene.programme, "Old", state="ended")
    world.member(ended, scene.lead, "lead")
    assert scene.client(scene.lead).post(f"/api/groups/{ended.id}/events", json=draft()).status_code == 409


def test_making_it_twice_with_one_key_makes_one(scene: Scene) -> None:
    lead, body = scene.client(scene.lead), draft()
    answers = [
        lead.post(f"/api/groups/{scene.group.id}/events", json=body, headers={"idempotency-key": "k1"})
        for _ in range(2)
    ]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert len(scene.world.all(Event)) == 1


def test_a_second_pair_of_eyes_when_the_programme_asks(world: World) -> None:
    scene = scene_in(world, second_look=True)
    other = scene.member("Ana", role="co_lead")
    event = scene.event("draft")
    path = f"/api/events/{event.id}"
    first = scene.client(scene.lead).post(f"{path}/publish").json()
    assert (first["state"], first["waiting_for_second_look"]) == ("draft", True)
    assert "publish_event" not in first["can"]
    assert scene.notices(other) == scene.notices(scene.worker) == ["event_second_look"]
    assert scene.client(scene.lead).post(f"{path}/publish").json()["state"] == "draft"
    assert scene.notices(other) == ["event_second_look"]
    edited = scene.client(other).patch(path, json={"about": "More rice."}, headers={"if-match": "1"}).json()
    assert edited["waiting_for_second_look"] is False
    assert scene.client(other).post(f"{path}/publish").json()["waiting_for_second_look"] is True
    assert scene.client(scene.worker).post(f"{path}/publish").json()["state"] == "published"


def test_without_a_second_look_the_lead_publishes_alone(scene: Scene) -> None:
    assert scene.world.all(Programme)[0].second_look is False
    event = scene.event("draft")
    assert scene.client(scene.lead).post(f"/api/events/{event.id}/publish").json()["state"] == "published"
    assert scene.client(scene.lead).post(f"/api/events/{event.id}/publish").status_code == 409


def test_calling_it_off_tells_everybody_who_might_come_and_is_said_in_lists(scene: Scene) -> None:
    event = scene.event(capacity=1)
    ana, tia, omar = scene.member("Ana"), scene.member("Tia"), scene.member("Omar")
    for person, answer in ((scene.kai, "going"), (ana, "maybe"), (tia, "going"), (omar, "cannot")):
        scene.answer(person, event, answer)
    sent = scene.client(scene.lead).post(f"/api/events/{event.id}/cancel", json={"reason": "The rink has no power"})
    assert (sent.json()["state"], sent.json()["cancelled_reason"]) == ("cancelled", "The rink has no power")
    assert all(scene.notices(one)[-1:] == ["event_cancelled"] for one in (scene.kai, ana, tia))
    assert scene.notices(omar) == []
    card = scene.client(omar).get("/api/whats-on").json()["items"][0]
    assert (card["state"], card["cancelled_reason"], card["can"]) == (
        "cancelled", "The rink has no power", ["read_event"],
    )  # fmt: skip
    closed = scene.client(omar).put(f"/api/events/{event.id}/answer", json={"answer": "going"})
    assert (closed.status_code, closed.json()["code"]) == (409, "closed")
    assert scene.client(scene.lead).post(f"/api/events/{event.id}/cancel", json={"reason": "x"}).status_code == 409


def test_a_dropped_draft_stays_unknown_to_members(scene: Scene) -> None:
    event = scene.event("draft")
    scene.client(scene.lead).post(f"/api/events/{event.id}/cancel", json={"reason": "No."})
    assert scene.client(scene.kai).get("/api/whats-on").json()["items"] == []
    assert scene.client(scene.kai).get(f"/api/events/{event.id}").status_code == 404
    assert scene.notices(scene.kai) == []


def test_the_plan_shows_drafts_past_and_open_points(scene: Scene) -> None:
    scene.event("draft", title="Draft", look_for="", why=None)
    scene.event("published", timedelta(days=-3), title="Past", came_young=7, came_professionals=1)
    scene.event("done", timedelta(days=-9), title="Done")
    plan = scene.client(scene.lead).get(f"/api/groups/{scene.group.id}/plan").json()["items"]
    assert [(one["title"], one["open_points"], one["attended"]) for one in plan] == [
        ("Draft", 1, None), ("Past", 0, 8), ("Done", 0, None),
    ]  # fmt: skip
    assert "wrap_up_event" in plan[1]["can"]
    assert scene.client(scene.kai).get(f"/api/groups/{scene.group.id}/plan").status_code == 403
