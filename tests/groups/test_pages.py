"""What somebody sees of a group: everything inside, a trimmed page in the door, a card from the programme, or 404."""

from datetime import timedelta
from typing import Any

import pytest

from api.core import clock
from api.groups.questions import GROUP_NEXT_EVENTS
from api.people.models import Person
from api.programmes.models import ProgrammeContact
from tests.groups.scene import Scene
from tests.world import World

# relation to a members-only group, to one open to the programme: the status of reading it
READERS = {
    "lead": (200, 200), "co_lead": (200, 200), "member": (200, 200), "new": (200, 200), "resting": (200, 200),
    "graduated": (200, 200), "asked": (200, 200), "waiting_for_consent": (200, 200), "left": (200, 200),
    "removed": (404, 404), "in_programme": (404, 200), "removed_but_in_programme": (404, 200),
    "worker": (200, 200), "approver": (200, 200), "payer": (200, 200), "safeguarding": (200, 200),
    "manager": (200, 200), "worker_of_another": (404, 404), "manager_of_another": (404, 404),
    "member_of_another": (404, 404), "stranger": (404, 404), "nobody": (401, 401),
}  # fmt: skip


def somebody(scene: Scene, who: str) -> Person | None:
    world = scene.world
    known = {"nobody": None, "lead": scene.ana, "co_lead": scene.mo, "member": scene.kai}
    if who in known:
        return known[who]
    if who in ("worker", "approver", "payer", "safeguarding", "manager"):
        return world.staff(scene.bridge, who, name=who)
    if who.endswith("_of_another"):
        return of_another(world, who.removesuffix("_of_another"))
    if who not in ("stranger", "in_programme", "removed_but_in_programme"):
        return scene.somebody(who)
    person = scene.somebody("removed") if who.startswith("removed") else world.person(who)
    if who != "stranger":
        world.member(world.group(scene.bridge, f"Other {who}"), person)
    return person


def of_another(world: World, role: str) -> Person:
    other = world.programme(f"Other {role}")
    if role != "member":
        return world.staff(other, role, name=role)
    person = world.person(role)
    world.member(world.group(other, "Elsewhere"), person)
    return person


@pytest.mark.parametrize("who", READERS)
def test_who_may_open_the_page_also_finds_it_in_the_list(world: World, who: str) -> None:
    for visibility, status in zip(("members", "programme"), READERS[who], strict=True):
        scene = Scene(world, visibility=visibility)
        client = scene.client(somebody(scene, who))
        assert client.get(scene.path).status_code == status, visibility
        listed = client.get("/api/groups")
        assert listed.status_code == (401 if who == "nobody" else 200)
        if who == "nobody":
            continue
        cards = {card["id"]: card for card in listed.json()["items"]}
        assert (scene.group.id in cards) == (status == 200)
        if status == 200:
            page = client.get(scene.path).json()
            assert cards[scene.group.id] == {name: page[name] for name in cards[scene.group.id]}


def test_a_member_sees_who_takes_part_or_rests_and_nobody_else(world: World) -> None:
    scene = Scene(world)
    for state in ("asked", "waiting_for_consent", "new", "resting", "graduated", "left", "removed"):
        scene.somebody(state)
    names = [p["chosen_name"] for p in scene.read(scene.kai).json()["people"]]
    assert names == ["Ana", "Mo", "Kai", "P graduated", "P new", "P resting"]
    assert scene.read(scene.kai).json()["members"] == 6
    for who in (scene.ana, scene.mo, scene.joe):
        states = {p["state"] for p in scene.read(who).json()["people"]}
        assert states == {"asked", "waiting_for_consent", "new", "active", "resting", "graduated"}


def test_the_page_says_what_can_be_done_with_each_person(world: World) -> None:
    scene = Scene(world)
    scene.somebody("asked")
    scene.somebody("waiting_for_consent")

    def offered(by: Person) -> dict[str, list[str]]:
        return {p["chosen_name"]: p["can"] for p in scene.read(by).json()["people"]}

    assert offered(scene.kai) == {"Ana": [], "Mo": [], "Kai": ["rest"]}
    assert offered(scene.mo) == {
        "Ana": [], "Mo": ["rest", "make_member"], "Kai": ["rest"], "P asked": ["welcome"],
        "P waiting_for_consent": [],
    }  # fmt: skip
    assert offered(scene.ana)["Kai"] == ["rest", "make_co_lead"]
    assert offered(scene.ana)["Mo"] == ["rest", "make_member"]
    own = scene.read(scene.ana).json()  # the only lead hands over first, so going is not offered
    assert own["my"]["can"] == [] and "leave_group" not in own["can"] and "hand_over_lead" in own["can"]
    scene.somebody("active", role="lead")
    assert scene.read(scene.ana).json()["my"]["can"] == ["rest"]
    assert "leave_group" in scene.read(scene.ana).json()["can"]
    assert offered(scene.joe)["P waiting_for_consent"] == ["record_consent", "remove"]


def test_who_waits_for_two_yeses_reads_the_page_and_nothing_else(world: World) -> None:
    """R52: name, purpose, rules, people to turn to, when it ends; no people, no activities, nothing to do but leave."""
    scene = Scene(world, visibility="programme")
    world.save(ProgrammeContact(programme_id=scene.bridge.id, name="Joe", what_for="Anything", phone="0117"))
    young = scene.somebody("waiting_for_consent", age_band="13_15")
    scene.client(scene.ana).put(f"{scene.path}/rules", json={"text": "We listen."}, headers={"if-match": "0"})
    client = scene.client(young)
    page = client.get(scene.path).json()
    assert (page["name"], page["purpose"]) == ("Kitchen Vibes", "Cook and eat together.")
    assert (page["rules"]["text"], page["programme"]["ends_on"]) == ("We listen.", scene.bridge.ends_on.isoformat())
    assert [c["name"] for c in page["contacts"]] == ["Joe"]
    assert (page["people"], page["next_event"], page["can"]) == ([], None, ["leave_group"])
    assert page["my"] == {"role": "member", "state": "waiting_for_consent", "can": []}
    own = f"{scene.path}/people/{young.id}"
    refused = [
        client.put(f"{scene.path}/rules/agreement", json={"version": 1}),
        client.put(f"{scene.path}/rules", json={"text": "x"}, headers={"if-match": "1"}),
        client.patch(scene.path, json={"name": "x"}, headers={"if-match": "1"}),
        client.post(f"{scene.path}/lead", json={"to_person_id": young.id}),
        client.post(f"{scene.path}/ask"),
        client.post(f"{own}/remove", json={"reason": "x"}),
        client.patch(f"{scene.path}/people/{scene.kai.id}", json={"action": "rest"}),
        client.post(f"/api/programmes/{scene.bridge.id}/proposals", json={}),
        client.get(f"/api/programmes/{scene.bridge.id}"),
    ]
    statuses = [answer.status_code for answer in refused]
    assert all(status in (403, 404, 422) for status in statuses), statuses
    assert statuses[:4] == [403, 403, 403, 403]
    for action in ("come_back", "rest", "welcome", "make_co_lead"):
        assert client.patch(own, json={"action": action}).status_code in (403, 409)
    assert scene.place(young).state == "waiting_for_consent"


def test_others_in_the_programme_see_the_card_but_not_who_is_in_it(world: World) -> None:
    scene = Scene(world, visibility="programme")
    other = world.person("Other")
    world.member(world.group(scene.bridge, "Films"), other)
    page = scene.read(other).json()
    assert (page["led_by"], page["members"], page["people"]) == (["Ana", "Mo"], 3, [])
    assert page["can"] == ["ask_to_join"]
    assert "Kai" not in scene.read(other).text
    assert page["who_can_see"][1] == "Others in Bridge see that the group exists, but not who is in it."


def test_next_activities_are_asked_once_for_all_groups_that_may_show_them(world: World) -> None:
    scene = Scene(world)
    second = world.group(scene.bridge, "Films", visibility="programme")
    waiting = world.group(scene.bridge, "Waiting")
    world.member(waiting, scene.kai, state="waiting_for_consent")
    asked: list[tuple[set[str], str]] = []
    at = clock.now() + timedelta(days=1)

    def coming(session: Any, *, group_ids: list[str], person_id: str) -> list[dict[str, Any]]:
        asked.append((set(group_ids), person_id))
        return [{"group_id": second.id, "id": "e1", "title": "Premiere", "starts_at": at}]

    held, GROUP_NEXT_EVENTS.answerers[:] = list(GROUP_NEXT_EVENTS.answerers), [coming]
    try:
        cards = {c["name"]: c for c in scene.client(scene.kai).get("/api/groups").json()["items"]}
    finally:
        GROUP_NEXT_EVENTS.answerers[:] = held
    assert asked == [({scene.group.id, second.id}, scene.kai.id)]
    assert cards["Films"]["next_event"]["title"] == "Premiere"
    assert cards["Kitchen Vibes"]["next_event"] is None and cards["Waiting"]["next_event"] is None


def test_my_groups_come_first_and_those_i_left_last(world: World) -> None:
    scene = Scene(world)
    world.group(scene.bridge, "Art", visibility="programme")
    left = world.group(scene.bridge, "Boxing")
    world.member(left, scene.kai, state="left")
    names = [c["name"] for c in scene.client(scene.kai).get("/api/groups").json()["items"]]
    assert names == ["Kitchen Vibes", "Art", "Boxing"]
    back = scene.client(scene.kai).get(f"/api/groups/{left.id}").json()
    assert back["my"]["can"] == ["come_back"] and back["people"] == []


def test_an_ended_group_can_be_read_and_no_more(world: World) -> None:
    scene = Scene(world, state="ended")
    page = scene.read(scene.ana).json()
    assert (page["state"], page["can"]) == ("ended", ["leave_group"])
    assert [p["can"] for p in page["people"]] == [[], [], []]
    client = scene.client(scene.ana)
    for answer in (
        client.put(f"{scene.path}/rules", json={"text": "x"}, headers={"if-match": "0"}),
        client.patch(scene.path, json={"name": "x"}, headers={"if-match": "1"}),
        client.post(f"{scene.path}/lead", json={"to_person_id": scene.kai.id}),
        scene.change(scene.ana, scene.kai, "rest"),
    ):
        assert answer.status_code == 409, answer.text
    assert client.post(f"{scene.path}/leave").status_code == 200  # nobody is needed to lead any more
