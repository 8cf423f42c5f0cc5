"""Checklists by kind, times, the log's words, and what can be done now."""

from datetime import UTC, date, datetime, timedelta

import pytest

from api.events import rules
from api.events.checklist import CARDS, checklist, must_points, open_points
from api.events.kinds import ASKS, KINDS
from api.events.models import Event
from api.events.schemas import EventDraft
from api.events.states import EVENT
from api.rooms import open_house

pytestmark = pytest.mark.pure
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LAST = date(2027, 3, 31)
WHY = dict.fromkeys(CARDS["why"], "x")
RISK = dict.fromkeys(CARDS["risk"], "x")


def event(kind: str, mode: str = "in_person", **more: object) -> dict[str, object]:
    return dict.fromkeys(ASKS, "") | {"kind": kind, "mode": mode, "why": None, "risk": None} | more


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_names_every_open_point_with_its_sentence(kind: str) -> None:
    empty = open_points(event(kind))
    assert [point.field for point in empty] == must_points(kind, "in_person")
    assert all(point.sentence == ASKS[point.point] for point in empty)
    full = event(kind, **dict.fromkeys(ASKS, "said") | {"why": WHY, "risk": RISK})
    assert open_points(full) == []
    assert all(point.ok for point in checklist(full))


def test_the_why_card_gates_what_asks_for_views_and_risk_all_but_the_smallest() -> None:
    why = {kind for kind in KINDS if "why" in must_points(kind, "in_person")}
    assert why == {"co_design", "panel", "decision_makers"}
    assert {kind for kind in KINDS if "risk" not in must_points(kind, "in_person")} == {"meet_up", "online_chat"}


def test_kinds_ask_for_different_things() -> None:
    assert "food" in must_points("meal", "in_person")
    assert "content_notes" in must_points("theatre", "in_person")
    assert len({tuple(must_points(kind, "in_person")) for kind in KINDS}) >= 10


def test_online_asks_for_a_link_and_no_door() -> None:
    assert "online_link" in must_points("online_chat", "online")
    assert "place_name" not in must_points("online_chat", "online")
    assert {"online_link", "place_name"} <= set(must_points("panel", "both"))


def test_a_card_half_filled_names_what_is_missing_in_it() -> None:
    points = open_points(event("panel", why=WHY | {"who_decides": ""}))
    assert ("why", "why.who_decides") in [(point.point, point.field) for point in points]
    assert "risk" in [point.field for point in points]


def test_the_kinds_on_the_wire_are_the_kinds_there_are() -> None:
    assert set(EventDraft.model_json_schema()["properties"]["kind"]["enum"]) == set(KINDS)


def test_texts_on_the_wire_fit_their_columns() -> None:
    for name, column in Event.__table__.c.items():  # type: ignore[attr-defined]
        shape = EventDraft.model_json_schema()["properties"].get(name, {})
        if "maxLength" in shape:
            assert shape["maxLength"] <= column.type.length, name


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (timedelta(days=1), timedelta(days=1, hours=2), None),
        (timedelta(days=-10), timedelta(days=-9), None),
        (timedelta(days=1), timedelta(days=1), "ends_at"),
        (timedelta(days=1), timedelta(hours=1), "ends_at"),
        (timedelta(days=1), timedelta(days=40), "ends_at"),
        (timedelta(days=-90), timedelta(days=-89), "starts_at"),
        (timedelta(days=200), timedelta(days=201), "starts_at"),
    ],
)
def test_times(start: timedelta, end: timedelta, field: str | None) -> None:
    wrong = rules.wrong_times(NOW + start, NOW + end, NOW, LAST, "Europe/London")
    assert list(wrong) == ([field] if field else [])


def test_zones() -> None:
    assert rules.wrong_zone("Europe/London") == {}
    assert "zone" in rules.wrong_zone("Europe/Brent")


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ((3, 0, 0, False, False), "New members"), ((3, 5, 0, False, False), "New and old members"),
        ((0, 5, 0, False, False), "Movement members"), ((2, 5, 0, False, True), "Movement members"),
        ((1, 4, 0, True, False), "Online"), ((3, 4, 9, False, False), "Professionals & YP's"),
        ((0, 4, 9, False, True), "Professionals & YP's"), ((30, 0, 9, False, False), "New YP and professionals"),
        ((0, 0, 0, False, False), "New and old members"),
    ],
)  # fmt: skip
def test_who_attended(came: tuple[int, int, int, bool, bool], words: str) -> None:
    assert rules.who_attended(*came) == words


def test_the_count_for_the_log() -> None:
    said = {"young_people": 9, "professionals": 2, "reopened": False}
    assert rules.came(None, None, None) is None
    assert rules.came(None, 7, 1) == (7, 1)
    assert rules.came(said, 7, 1) == (9, 2)
    assert rules.came(said | {"reopened": True}, 12, 1) == (12, 2)


def test_what_can_be_done_follows_state_time_and_person() -> None:
    open_house()
    member, lead = frozenset({"person", "member"}), frozenset({"person", "member", "lead"})
    assert rules.can_now("published", "before", member) == ("read_event", "answer_event")
    assert rules.can_now("published", "over", member) == ("read_event",)
    assert "wrap_up_event" not in rules.can_now("published", "before", lead)
    assert "wrap_up_event" in rules.can_now("published", "on", lead)
    assert rules.can_now("draft", "before", lead) == (
        "read_event", "update_event", "publish_event", "cancel_event", "copy_event",
    )  # fmt: skip
    assert rules.can_now("published", "before", member, takes_answers=False) == ("read_event",)
    assert rules.can_now("cancelled", "before", member) == ("read_event",)
    assert "answer_for" in rules.can_now("published", "before", frozenset({"person", "worker", "staff"}))


def test_what_a_state_says_is_a_plain_sentence() -> None:
    assert set(EVENT.words) == {"draft", "published", "done", "cancelled"}
