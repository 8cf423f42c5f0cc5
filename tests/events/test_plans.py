"""The parts of a plan: what each kind asks, what is kept, who sees it, and drop-ins without answers."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from api.events.checklist import asked, checklist, must_points, open_points
from api.events.kinds import ASKS, KINDS
from api.events.models import Event
from api.events.plans.parts import PlanParts
from api.events.plans.starts import READY as STARTS_LIST
from api.events.schemas import EventDraft
from tests.events.scene import READY, Scene, draft

FEE = {"kind": "involvement_fee", "amount_pence": 3178, "minutes": 120, "preparation_minutes": 60, "thanks": "",
       "paid_when": "Within 2 weeks", "covers": ["travel", "food"]}  # fmt: skip
PARTS: dict[str, Any] = {
    "agenda": [{"starts_after": 0, "minutes": 15, "title": "Hello", "who": "Maya"},
               {"starts_after": 15, "minutes": None, "title": "Cook", "who": ""}],
    "questions": {"items": ["What works?", "What next?"], "note": "Pass on any.", "share": False},
    "also_there": [{"who": "from the council", "count": 2}],
    "photos": {"plan": "asked_first", "by": "Tia", "free_spot": "By the window"}, "pay": FEE,
    "services": [{"name": "Forms", "starts": "17:30", "ends": "18:00", "who": "Ana"}],
    "host_name": "Oak Street Gym", "host_contact": "Sam, 020 7946 0102", "space": "One big room.", "tech": "A phone.",
}  # fmt: skip


def filled(point: str) -> Any:
    return READY.get(point, PARTS.get(point, "said"))


def change(scene: Scene, event: Event, **edit: Any) -> Any:
    version = scene.again(event).version
    return scene.client(scene.lead).patch(f"/api/events/{event.id}", json=edit, headers={"if-match": str(version)})


@pytest.mark.pure
@given(st.sampled_from(sorted(KINDS)), st.sampled_from(["in_person", "online", "both"]), st.data())
def test_whatever_must_point_is_left_out_stays_open_and_nothing_else(kind: str, mode: str, data: st.DataObject) -> None:
    must = must_points(kind, mode)
    left = data.draw(st.sets(st.sampled_from(must)))
    plan = {"kind": kind, "mode": mode} | {name: filled(name) for name in must if name not in left}
    points = open_points(plan)
    assert {point.point for point in points} == left
    assert all(point.sentence == ASKS[point.point] for point in points)
    assert {point.point for point in checklist(plan)} <= {*asked(kind), *must}


@pytest.mark.pure
def test_every_kind_has_a_plan_to_start_from_that_can_be_sent() -> None:
    assert {one.kind for one in STARTS_LIST} == set(KINDS)
    assert len({(one.kind, one.key) for one in STARTS_LIST}) == len(STARTS_LIST)
    for one in STARTS_LIST:
        sent = EventDraft.model_validate(draft(one.kind) | {"title": one.title} | one.plan)
        assert set(one.plan) <= {*asked(one.kind), "about"}, one.key
        begun = sent.model_dump(exclude_unset=True)
        assert "your_person" not in begun, "who to turn to is thought of afresh"
        assert not (begun.get("risk") or {}).get("emergency_contact")
        assert open_points(sent.model_dump()), "nothing goes out unread"


@pytest.mark.pure
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"pay": {"kind": "none", "amount_pence": 100}}, "pay.amount_pence"), ({"pay": {"kind": "gold"}}, "pay.kind"),
        ({"pay": {"kind": "none", "covers": ["travel"]}}, "pay.covers"),
        ({"pay": FEE | {"amount_pence": 12.5}}, "pay.amount_pence"),
        ({"pay": FEE | {"amount_pence": 0}}, "pay.amount_pence"),
        ({"agenda": [{"starts_after": -1, "title": "x"}]}, "agenda.0.starts_after"),
        ({"agenda": [{"starts_after": 1, "title": " "}]}, "agenda.0.title"),
        ({"services": [{"name": "x", "starts": "25:00"}]}, "services.0.starts"),
        ({"questions": {"items": [], "share": True}}, "questions.share"),
        ({"also_there": [{"who": "staff", "count": 0}]}, "also_there.0.count"),
        ({"photos": {"plan": "all"}}, "photos.plan"),
    ],
)  # fmt: skip
def test_wrong_parts_are_named_by_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as said:
        PlanParts.model_validate(wrong)
    assert field in [".".join(str(part) for part in error["loc"]) for error in said.value.errors()]


def test_a_wrong_part_is_named_over_http_in_words(scene: Scene) -> None:
    sent = change(scene, scene.event(), pay={"kind": "none", "amount_pence": 5})
    assert sent.json()["fields"] == {"pay.amount_pence": "Only a fee, pay by the hour or a thank-you has an amount."}


def test_all_parts_are_kept_and_the_agenda_is_in_time(scene: Scene) -> None:
    made = scene.client(scene.lead).post(
        f"/api/groups/{scene.group.id}/events", json=draft() | PARTS | {"agenda": PARTS["agenda"][::-1]}
    )
    assert made.status_code == 201, made.text
    assert {name: made.json()["plan"][name] for name in PARTS} == PARTS
    emptied = dict.fromkeys(PARTS)
    page = change(scene, scene.again(Event(id=made.json()["id"])), **emptied).json()["plan"]
    assert (page["agenda"], page["pay"], page["host_name"], page["questions"]) == ([], None, "", None)


def test_members_see_the_offer_before_they_answer_and_no_contact_of_the_host(scene: Scene) -> None:
    event = scene.event(**PARTS)
    page = scene.client(scene.kai).get(f"/api/events/{event.id}").json()["plan"]
    assert (page["pay"], page["host_name"], page["host_contact"]) == (FEE, "Oak Street Gym", None)
    assert (page["questions"], page["questions_shared_at"]) == (None, None), "not shared yet"
    planner = scene.client(scene.lead).get(f"/api/events/{event.id}").json()["plan"]
    assert (planner["host_contact"], planner["questions"]["items"][0]) == ("Sam, 020 7946 0102", "What works?")


def test_sharing_the_questions_tells_those_who_answered_once(scene: Scene) -> None:
    event = scene.event(questions=PARTS["questions"])
    scene.answer(scene.kai, event)
    shared = PARTS["questions"] | {"share": True}
    first = change(scene, event, questions=shared).json()["plan"]["questions_shared_at"]
    assert scene.notices(scene.kai) == ["questions_shared"]
    seen = scene.client(scene.kai).get(f"/api/events/{event.id}").json()["plan"]
    assert (seen["questions"]["items"], seen["questions_shared_at"]) == (["What works?", "What next?"], first)
    change(scene, event, questions=PARTS["questions"])
    assert scene.client(scene.kai).get(f"/api/events/{event.id}").json()["plan"]["questions"] is None
    again = change(scene, event, questions=shared).json()["plan"]["questions_shared_at"]
    assert (again, scene.notices(scene.kai).count("questions_shared")) == (first, 1)


def test_questions_marked_in_a_draft_are_shared_when_it_goes_out(scene: Scene) -> None:
    event = scene.event("draft", questions=PARTS["questions"] | {"share": True})
    page = scene.client(scene.lead).post(f"/api/events/{event.id}/publish").json()
    assert page["plan"]["questions_shared_at"] is not None
    assert scene.notices(scene.kai) == ["event_published"]


def test_a_card_that_was_begun_asks_for_the_rest(scene: Scene) -> None:
    event = scene.event("draft", kind="panel", pay={"kind": "hours"}, photos={"plan": "asked_first"})
    refused = scene.client(scene.lead).post(f"/api/events/{event.id}/publish").json()
    assert [point["field"] for point in refused["points"]] == ["pay.amount_pence", "pay.paid_when"]


def test_a_plan_from_before_can_be_mended_bit_by_bit_but_loses_nothing(scene: Scene) -> None:
    event = scene.event(kind="panel", pay=None, questions=None)
    assert change(scene, event, breaks="Often").status_code == 200
    assert change(scene, event, breaks="").json()["points"][0]["field"] == "breaks"
    assert change(scene, event, kind="meet_up").status_code == 200
    assert [point["field"] for point in change(scene, event, kind="panel").json()["points"]] == ["pay", "questions"]


def test_nobody_answers_a_drop_in(scene: Scene) -> None:
    event = scene.event(kind="drop_in", starts_in=timedelta(hours=2))
    kai, worker = scene.client(scene.kai), scene.client(scene.worker)
    page = kai.get(f"/api/events/{event.id}").json()
    assert (page["plan"]["takes_answers"], page["can"], page["plan"]["services"][0]["name"]) == (
        False, ["read_event"], "Tea",
    )  # fmt: skip
    assert kai.get("/api/whats-on").json()["items"][0]["can"] == ["read_event"]
    for sent in (kai.put(f"/api/events/{event.id}/answer", json={"answer": "going"}),
                 worker.put(f"/api/events/{event.id}/answers/{scene.kai.id}", json={"answer": "going"})):  # fmt: skip
        assert (sent.status_code, sent.json()["detail"]) == (409, "No need to say you are coming. Just drop in.")


def test_people_who_answered_are_not_turned_into_visitors_of_a_drop_in(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    refused = change(scene, event, kind="drop_in")
    assert (refused.status_code, refused.json()["code"]) == (409, "kind")
    assert change(scene, scene.event("draft"), kind="drop_in").status_code == 200


def test_a_drop_in_that_goes_out_asks_nobody_to_answer(scene: Scene) -> None:
    event = scene.event("draft", kind="drop_in", also_there=[])
    scene.client(scene.lead).post(f"/api/events/{event.id}/publish")
    said = scene.client(scene.kai).get("/api/notices").json()["items"][0]["text"]
    assert said.endswith("Just drop in."), said


def test_the_kinds_say_what_they_ask(scene: Scene) -> None:
    items = {item["kind"]: item for item in scene.client(scene.kai).get("/api/event-kinds").json()["items"]}
    assert set(items) == set(KINDS)
    assert (items["drop_in"]["takes_answers"], items["meal"]["takes_answers"]) == (False, True)
    assert {"why", "questions", "pay"} <= set(items["panel"]["must"])
    assert all(set(item["must"]) <= set(item["asks"]) for item in items.values())
    assert items["cooking"]["starts"][0]["plan"]["agenda"]
