"""Who sees, answers and plans what: by relation, by state, across groups and programmes; and what's on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from api.events.schemas_page import EventPage
from api.people.models import Person
from tests.events.scene import Scene, draft, fact, scene_in
from tests.world import World

WRAP = {"young_people": 1, "professionals": 0, "led_by": "together"}
# relation → (read, answer, plan-like operations)
EXPECTED = {
    "nobody": (401, 401, 401), "stranger": (404, 404, 404), "asked": (404, 404, 404), "waiting": (404, 404, 404),
    "left": (404, 404, 404), "removed": (404, 404, 404), "other_worker": (404, 404, 404),
    "member": (200, 200, 403), "new": (200, 200, 403), "resting": (200, 200, 403), "elsewhere": (404, 404, 404),
    "lead": (200, 200, 200), "co_lead": (200, 200, 200),
    "worker": (200, 403, 200), "payer": (200, 403, 403), "weak_worker": (404, 404, 404),
}  # fmt: skip
STATES = {"asked": "asked", "waiting": "waiting_for_consent", "left": "left", "removed": "removed",
          "resting": "resting", "new": "new"}  # fmt: skip


def client_as(scene: Scene, who: str) -> Any:
    world = scene.world
    makers: dict[str, Callable[[], Person | None]] = {
        "nobody": lambda: None, "stranger": lambda: world.person("S"), "lead": lambda: scene.lead,
        "member": lambda: scene.kai, "weak_worker": lambda: scene.worker,  # her phone, without the staff session
        "co_lead": lambda: scene.member("C", role="co_lead"), "elsewhere": lambda: in_another_group(scene),
        "worker": lambda: world.staff(scene.programme, "worker"),
        "payer": lambda: world.staff(scene.programme, "payer"),
        "other_worker": lambda: world.staff(world.programme("Other"), "worker"),
    }  # fmt: skip
    person = makers[who]() if who in makers else scene.member("P", STATES[who])
    return world.sign_in(person, staff=who in ("worker", "payer", "other_worker"))


def in_another_group(scene: Scene) -> Person:
    person = scene.world.person("E")
    scene.world.member(scene.world.group(scene.programme, "Film"), person)
    return person


@pytest.mark.parametrize("who", EXPECTED)
def test_access(scene: Scene, who: str) -> None:
    read, answer, plan = EXPECTED[who]
    event, client = scene.event(starts_in=timedelta(hours=-1)), client_as(scene, who)
    path = f"/api/events/{event.id}"
    assert client.get(path).status_code == read
    assert client.put(f"{path}/answer", json={"answer": "maybe"}).status_code == answer
    made = client.post(f"/api/groups/{scene.group.id}/events", json=draft()).status_code
    assert made == (201 if plan == 200 else plan)
    assert client.get(f"/api/groups/{scene.group.id}/plan").status_code == plan
    assert client.get(f"{path}/answers").status_code == plan
    assert client.get(f"{path}/attendance").status_code == plan
    assert client.patch(path, json={"quiet_space": "Attic"}, headers={"if-match": "1"}).status_code == plan
    assert client.post(f"{path}/attendance", json={"facts": [fact(person=scene.kai)]}).status_code == plan
    assert client.post(f"{path}/wrap-up", json=WRAP).status_code == plan
    other = scene.event()
    assert client.post(f"/api/events/{other.id}/cancel", json={"reason": "Rain"}).status_code == plan
    hidden = scene.event("draft")
    expected = plan if plan in (200, 401) or who == "payer" else 404
    assert client.post(f"/api/events/{hidden.id}/publish").status_code == expected
    assert client.get(f"/api/events/{hidden.id}").status_code == expected


def test_a_group_open_to_the_programme_takes_guests(world: World) -> None:
    scene = scene_in(world)
    open_group = world.group(scene.programme, "Open", visibility="programme")
    event = scene.event(group_id=open_group.id)
    assert scene.client(scene.kai).get("/api/whats-on").json()["items"][0]["can"] == ["read_event", "answer_event"]
    assert scene.answer(scene.kai, event)["answer"] == "going"
    assert scene.client(scene.kai).get(f"/api/events/{event.id}/answers").status_code == 403
    for state in ("waiting_for_consent", "removed"):
        shut_out = scene.member(state)
        world.member(open_group, shut_out, state=state)
        client = scene.client(shut_out)
        assert client.get("/api/whats-on").json()["items"] == []
        assert client.get(f"/api/groups/{open_group.id}").json()["next_event"] is None
        assert client.get(f"/api/events/{event.id}").status_code == 404
        assert client.put(f"/api/events/{event.id}/answer", json={"answer": "going"}).status_code == 404
    assert scene.client(world.person("Zed")).get(f"/api/events/{event.id}").status_code == 404


def test_whats_on_is_what_comes_for_me_soonest_first(world: World) -> None:
    scene = scene_in(world)
    later, soon = scene.event(title="Later"), scene.event(title="Soon", starts_in=timedelta(hours=-1))
    scene.event("cancelled", title="Off", starts_in=timedelta(days=1))
    scene.event("draft", title="Draft")
    scene.event("done", title="Done", starts_in=timedelta(hours=-1))
    scene.event(title="Over", starts_in=timedelta(hours=-3))
    scene.event(title="Not mine", group_id=world.group(scene.programme, "Film").id)
    elsewhere = world.group(world.programme("Other"), "Open", visibility="programme")
    scene.event(title="Other programme", group_id=elsewhere.id, programme_id=elsewhere.programme_id)
    scene.answer(scene.kai, later, children=2)
    items = scene.client(scene.kai).get("/api/whats-on").json()["items"]
    assert [one["title"] for one in items] == ["Soon", "Off", "Later"]
    assert (items[2]["my_answer"], items[2]["going"], items[2]["group_name"]) == ("going", 3, "Kitchen Vibes")
    assert items[0]["id"] == soon.id
    resting = scene.member("Rest", "resting")
    assert len(scene.client(resting).get("/api/whats-on").json()["items"]) == 3
    assert scene.client(scene.member("Wait", "waiting_for_consent")).get("/api/whats-on").json()["items"] == []


def test_whats_on_pages_without_gaps_or_repeats(scene: Scene) -> None:
    start = scene.event().starts_at
    made = [scene.event(title=f"E{number}", starts_at=start + timedelta(hours=number // 3)) for number in range(10)]
    client, got, after = scene.client(scene.kai), [], ""
    for _ in range(6):
        page = client.get(f"/api/whats-on?limit=3{after}").json()
        got += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert len(got) == len(set(got)) == len(made) + 1
    assert client.get("/api/whats-on?limit=11").json()["next"] is None
    assert client.get("/api/whats-on?after=tomorrow").status_code == 422
    assert client.get("/api/whats-on?after=2026-12-12T18:00:00.000000Z~%00").status_code == 422


def test_whats_on_sends_what_its_schema_says(scene: Scene) -> None:
    full = scene.event(capacity=1)
    scene.answer(scene.member("Ana"), full)
    scene.answer(scene.kai, full)
    scene.event(starts_in=timedelta(hours=-1))
    for who in (scene.kai, scene.lead):
        sent = scene.client(who).get("/api/whats-on")
        page = EventPage.model_validate_json(sent.content)
        assert sent.json() == page.model_dump(mode="json")
        assert (page.items[1].full, page.items[1].place_in_line) == (True, 1 if who is scene.kai else None)


def test_what_can_be_done_is_the_same_on_the_card_and_on_the_page(scene: Scene) -> None:
    scene.event()
    scene.event(starts_in=timedelta(hours=-1))
    scene.event("cancelled")
    worker = scene.worker
    scene.world.member(scene.group, worker)
    for who in (scene.kai, scene.lead, scene.member("Rest", "resting"), worker):
        client = scene.client(who)
        cards = client.get("/api/whats-on").json()["items"]
        assert len(cards) == 3
        for card in cards:
            assert card["can"] == client.get(f"/api/events/{card['id']}").json()["can"]


def test_the_next_activity_shows_on_the_groups_card(scene: Scene) -> None:
    scene.event("draft", starts_in=timedelta(hours=1))
    scene.event(starts_in=timedelta(days=9))
    next_one = scene.event(starts_in=timedelta(days=2))
    card = scene.client(scene.kai).get("/api/groups").json()["items"][0]
    assert card["next_event"]["id"] == next_one.id
