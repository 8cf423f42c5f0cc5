"""The rows the activity log writes itself: new or old from history, counts from check-ins (R6, R89, R92)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from api.events import queries
from api.events.models import Event
from api.people.models import Person
from tests.events.scene import Scene, fact

WRAP = {"young_people": 9, "professionals": 2, "led_by": "together", "sentence": ""}


def came(scene: Scene, event: Event, *facts: dict[str, Any]) -> None:
    sent = scene.client(scene.lead).post(f"/api/events/{event.id}/attendance", json={"facts": list(facts)})
    assert sent.status_code == 200, sent.text


def rows(scene: Scene, **filters: Any) -> list[queries.LogRow]:
    with scene.world.db.look() as session:
        return queries.log_rows(session, scene.programme.id, **filters)


def past(scene: Scene, days: int, **more: Any) -> Event:
    return scene.event(starts_in=timedelta(days=-days), **more)


def present(*people: Person) -> list[dict[str, Any]]:
    return [fact(person=one) for one in people]


def test_new_and_old_come_from_history(scene: Scene) -> None:
    ana = scene.member("Ana", "new")
    third = past(scene, 1, title="Third")
    first, second = past(scene, 9, title="First"), past(scene, 5, title="Second")
    came(scene, third, *present(scene.kai, ana))
    came(scene, second, *present(scene.kai, ana))
    came(scene, first, *present(scene.kai))
    assert [(row.title, row.attended, row.who, row.who_led) for row in rows(scene)] == [
        ("First", 1, "New members", "Young people"), ("Second", 2, "New and old members", "Young people"),
        ("Third", 2, "Movement members", "Young people"),
    ]  # fmt: skip


def test_being_somewhere_else_in_the_programme_before_is_being_old(scene: Scene) -> None:
    film = scene.world.group(scene.programme, "Film")
    scene.world.member(film, scene.lead, "lead")
    came(scene, past(scene, 9, group_id=film.id), *present(scene.kai))
    came(scene, past(scene, 2), *present(scene.kai))
    assert [row.who for row in rows(scene)] == ["New members", "Movement members"]
    assert [row.group_id for row in rows(scene, group_id=film.id)] == [film.id]


def test_walk_ins_are_new_professionals_and_online_have_their_words(scene: Scene) -> None:
    walk_in = fact("walk_in", name="Sam")
    came(scene, past(scene, 9), walk_in, *present(scene.kai))
    assert rows(scene)[0].who == "New members"
    came(scene, past(scene, 8), fact("headcount", count=3, of="professional"), *present(scene.kai))
    came(scene, past(scene, 7, mode="online", kind="online_chat"), *present(scene.kai))
    assert [row.who for row in rows(scene)] == ["New members", "Professionals & YP's", "Online"]
    assert [row.attended for row in rows(scene)] == [2, 4, 1]
    assert [row.kind for row in rows(scene, kind="online_chat")] == ["online_chat"]


def test_the_wrap_up_count_stands_until_later_check_ins_reopen_it(scene: Scene) -> None:
    event = past(scene, 3)
    came(scene, event, *present(scene.kai))
    scene.client(scene.lead).post(f"/api/events/{event.id}/wrap-up", json=WRAP)
    assert [(row.attended, row.who_led) for row in rows(scene)] == [(11, "Young people and staff")]
    came(scene, event, fact("headcount", count=20))
    assert [row.attended for row in rows(scene)] == [21 + 2]


def test_only_what_is_over_and_counted_is_a_row_and_the_rest_is_missing(scene: Scene) -> None:
    scene.event(title="Coming")
    scene.event("cancelled", starts_in=timedelta(days=-2), title="Off")
    silent = past(scene, 4, title="Silent")
    wrapped = past(scene, 5, title="Wrapped")
    scene.client(scene.lead).post(f"/api/events/{wrapped.id}/wrap-up", json=WRAP | {"young_people": 0})
    counted = past(scene, 6, title="Counted")
    came(scene, counted, *present(scene.kai))
    assert [row.title for row in rows(scene)] == ["Counted", "Wrapped"]
    with scene.world.db.look() as session:
        missing = queries.without_attendance(session, scene.programme.id)
        open_ones = queries.without_wrap_up(session, scene.programme.id)
    assert [(one.id, one.group_name) for one in missing] == [(silent.id, "Kitchen Vibes")]
    assert [one.id for one in open_ones] == [counted.id]


def test_a_day_is_the_activitys_own_day(scene: Scene) -> None:
    summer_night = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in London
    scene.event("done", starts_at=summer_night, came_young=3)
    assert [row.day for row in rows(scene)] == [date(2026, 7, 1)]
    assert rows(scene, frm=date(2026, 7, 1), to=date(2026, 7, 1)) == rows(scene)
    assert rows(scene, to=date(2026, 6, 30)) == []
    assert rows(scene, frm=date(2026, 7, 2)) == []


def test_another_programme_is_not_in_it(scene: Scene) -> None:
    came(scene, past(scene, 3), *present(scene.kai))
    other = scene.world.programme("Other")
    with scene.world.db.look() as session:
        assert queries.log_rows(session, other.id) == []
        assert queries.without_attendance(session, other.id) == []
