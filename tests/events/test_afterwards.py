"""Wrapping up in two taps, the tasks it leaves, and who may see them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from api.core import clock
from api.events.afterwards.jobs import follow_ups_forget, follow_ups_remind
from api.events.afterwards.models import EventLeader, FollowUp
from api.events.jobs import sessions_without_attendance
from api.events.models import Event
from api.events.series.models import EventSeries, SeriesDate
from api.notify.models import Notice
from api.people.actions import merge
from api.people.models import Person
from tests.events.scene import RISK, Scene, fact

WRAP = {"young_people": 3, "professionals": 1, "led_by": "together", "sentence": "Good."}
DAY = timedelta(days=1)


def over(scene: Scene, kind: str = "meet_up", **more: Any) -> Event:
    return scene.event(starts_in=timedelta(hours=-3), kind=kind, **({"risk": None} | more))


def wrap(scene: Scene, event: Event, who: Person | None = None, **more: Any) -> dict[str, Any]:
    sent = scene.client(who or scene.lead).post(f"/api/events/{event.id}/wrap-up", json=WRAP | more)
    assert sent.status_code == 200, sent.text
    found: dict[str, Any] = sent.json()
    return found


def todo(scene: Scene, who: Person) -> dict[str, Any]:
    answer = scene.client(who).get("/api/follow-ups")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def kinds(page: dict[str, Any]) -> list[str]:
    return [item["kind"] for item in page["items"]]


def close(scene: Scene, who: Person, task: str, outcome: str = "done", **more: Any) -> Any:
    return scene.client(who).post(f"/api/follow-ups/{task}", json={"outcome": outcome} | more)


def tasks(scene: Scene) -> list[FollowUp]:
    return sorted(scene.world.all(FollowUp), key=lambda task: task.id)


def test_a_wrap_up_leaves_what_its_kind_says_once(scene: Scene) -> None:
    panel, meet_up, cooking = over(scene, "panel"), over(scene), over(scene, "cooking", risk=RISK)
    for event in (panel, meet_up, cooking, panel):
        wrap(scene, event)
    found = todo(scene, scene.lead)
    assert kinds(found) == ["debrief", "debrief", "send_promised", "tell_outcome"]
    assert [item["due_at"] for item in found["items"]] == sorted(item["due_at"] for item in found["items"])
    assert {item["event_id"] for item in found["items"]} == {panel.id, cooking.id}
    page = scene.client(scene.lead).get(f"/api/events/{panel.id}").json()
    assert page["afterwards"]["open_tasks"] == 3
    assert scene.client(scene.kai).get(f"/api/events/{panel.id}").json()["afterwards"] is None


def test_who_led_is_prefilled_from_the_check_ins_and_kept_by_name(scene: Scene) -> None:
    ana, bo = scene.member("Ana", role="co_lead"), scene.member("Bo", role="co_lead")
    event = over(scene)
    client, path = scene.client(scene.lead), f"/api/events/{event.id}"
    client.post(f"{path}/attendance", json={"facts": [fact("late", ana), fact(person=scene.kai)]})
    led = {one["chosen_name"]: one["led"] for one in client.get(path).json()["afterwards"]["leads"]}
    assert led == {"Maya": False, "Ana": True, "Bo": False}
    wrap(scene, event)
    assert [row.person_id for row in scene.world.all(EventLeader)] == [ana.id]
    wrap(scene, event, leads=[scene.lead.id, bo.id])
    assert {row.person_id for row in scene.world.all(EventLeader)} == {scene.lead.id, bo.id}
    wrap(scene, event)  # nothing said: it stays
    assert {row.person_id for row in scene.world.all(EventLeader)} == {scene.lead.id, bo.id}
    refused = client.post(f"{path}/wrap-up", json=WRAP | {"leads": [scene.kai.id]})
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["leads"])


def test_without_check_ins_whoever_wraps_up_led_unless_staff_did(scene: Scene) -> None:
    mine, theirs = over(scene), over(scene)
    wrap(scene, mine)
    wrap(scene, theirs, led_by="staff")
    assert [(row.event_id, row.person_id) for row in scene.world.all(EventLeader)] == [(mine.id, scene.lead.id)]


def test_a_check_in_with_somebody_is_sealed_and_seen_by_leads_and_workers_only(scene: Scene) -> None:
    ana, event = scene.member("Ana", role="co_lead"), over(scene)
    wrap(scene, event, check_in_with=[{"person_id": scene.kai.id, "words": "Left early, was upset."}])
    (task,) = tasks(scene)
    assert "upset" not in str(task.sealed_words)
    for who in (scene.lead, ana, scene.worker):
        (item,) = todo(scene, who)["items"]
        assert (item["kind"], item["person"], item["has_words"]) == ("check_in", "Kai", True)
        assert "upset" not in str(item), "the list holds no words"
        assert scene.client(who).get(f"/api/follow-ups/{task.id}").json()["words"] == "Left early, was upset."
    for other in (scene.kai, scene.member("Bo"), scene.world.person("Stranger")):
        assert todo(scene, other) == {"items": [], "closed": [], "say_how": []}
        assert scene.client(other).get(f"/api/follow-ups/{task.id}").status_code == 404
        assert close(scene, other, task.id).status_code == 404
    wrap(scene, event, check_in_with=[{"person_id": scene.kai.id}])  # the same tap again
    assert len(tasks(scene)) == 1


def test_a_lead_never_sees_a_task_about_themselves(scene: Scene) -> None:
    ana, event = scene.member("Ana", role="co_lead"), over(scene)
    wrap(scene, event, check_in_with=[{"person_id": ana.id, "words": "Tired."}])
    (task,) = tasks(scene)
    assert todo(scene, ana)["items"] == [] and len(todo(scene, scene.lead)["items"]) == 1
    assert scene.client(ana).get(f"/api/follow-ups/{task.id}").status_code == 404
    assert close(scene, ana, task.id).status_code == 404
    with time_machine.travel(clock.now() + 2 * DAY + timedelta(hours=1)):
        scene.world.db.run_now(follow_ups_remind)
    assert "follow_up_due" not in scene.notices(ana) and "follow_up_due" in scene.notices(scene.lead)


def test_only_somebody_of_the_group_or_the_evening_can_be_named(scene: Scene) -> None:
    stranger, event = scene.world.person("Stranger"), over(scene)
    sent = scene.client(scene.lead).post(
        f"/api/events/{event.id}/wrap-up", json=WRAP | {"check_in_with": [{"person_id": stranger.id}]}
    )
    assert (sent.status_code, list(sent.json()["fields"])) == (422, ["check_in_with"])
    assert tasks(scene) == [] and scene.again(event).state == "published", "all of it or nothing"


def test_done_not_needed_and_undo_are_safe_to_repeat(scene: Scene) -> None:
    wrap(scene, over(scene, "panel"))
    debrief, promised, outcome = (item["id"] for item in todo(scene, scene.lead)["items"])
    for _ in range(2):
        answer = close(scene, scene.lead, debrief)
        assert (answer.status_code, answer.json()["state"], answer.json()["can"]) == (200, "done", ["undo"])
    assert close(scene, scene.worker, debrief, "not_needed", reason="Did it.").status_code == 409
    assert close(scene, scene.lead, promised, "not_needed").json()["fields"].keys() == {"reason"}
    assert close(scene, scene.lead, promised, "done", reason="Why?").json()["fields"].keys() == {"reason"}
    said = close(scene, scene.lead, promised, "not_needed", reason="Nothing was promised.").json()
    assert (said["state"], said["reason"]) == ("not_needed", "Nothing was promised.")
    found = todo(scene, scene.lead)
    assert [item["id"] for item in found["items"]] == [outcome]
    assert {item["id"] for item in found["closed"]} == {debrief, promised}
    for task in (debrief, promised, promised):
        assert close(scene, scene.lead, task, "undo").json()["state"] == "open"
    assert kinds(todo(scene, scene.lead)) == ["debrief", "send_promised", "tell_outcome"]


def test_leads_are_told_when_due_and_when_late_then_workers_and_never_again(scene: Scene) -> None:
    wrap(scene, over(scene, "panel"))
    run = scene.world.db.run_now
    start = clock.now()
    told: list[tuple[int, list[str], list[str]]] = []
    for hours in range(0, 24 * 9, 6):
        with time_machine.travel(start + timedelta(hours=hours + 1)):
            run(follow_ups_remind)
            assert run(follow_ups_remind) == 0
        told.append((hours // 24, scene.notices(scene.lead), scene.notices(scene.worker)))
    of_day = {day: (lead, worker) for day, lead, worker in told}
    assert of_day[1] == ([], [])
    assert of_day[2] == (["follow_up_due"], [])
    assert of_day[4] == (["follow_up_due", "follow_up_late"], [])
    assert of_day[6] == (["follow_up_due", "follow_up_late"], ["follow_up_staff"])
    assert of_day[8] == (["follow_up_due", "follow_up_late", "follow_up_due", "follow_up_late"], ["follow_up_staff"])


def test_who_left_the_group_is_no_longer_on_the_leads_list(scene: Scene) -> None:
    event = over(scene)
    wrap(scene, event, check_in_with=[{"person_id": scene.kai.id, "words": "Sad."}])
    assert scene.client(scene.kai).post(f"/api/groups/{scene.group.id}/leave").status_code == 200
    (task,) = tasks(scene)
    assert todo(scene, scene.lead)["items"] == [] and len(todo(scene, scene.worker)["items"]) == 1
    assert scene.client(scene.lead).get(f"/api/follow-ups/{task.id}").status_code == 404
    assert close(scene, scene.worker, task.id).status_code == 200


def test_tasks_and_who_led_follow_a_merged_account(scene: Scene) -> None:
    twin, event = scene.member("Kai 2", role="co_lead"), over(scene)
    wrap(scene, event, leads=[twin.id], check_in_with=[{"person_id": twin.id, "words": "Sad."}])

    def work(session: Any) -> None:
        merge(session, session.get(Person, twin.id), session.get(Person, scene.kai.id), scene.programme.id)

    scene.world.db.run_now(work)
    (task,) = tasks(scene)
    assert task.person_id == scene.kai.id
    assert [row.person_id for row in scene.world.all(EventLeader)] == [scene.kai.id]
    assert scene.client(scene.lead).get(f"/api/follow-ups/{task.id}").json()["words"] == "Sad."


def test_what_was_written_is_forgotten_in_time(scene: Scene) -> None:
    wrap(scene, over(scene), check_in_with=[{"person_id": scene.kai.id, "words": "Sad."}])
    wrap(scene, over(scene), check_in_with=[{"person_id": scene.lead.id, "words": "Tired."}])
    first, second = tasks(scene)
    assert close(scene, scene.worker, first.id).status_code == 200
    run = scene.world.db.run_now
    assert run(follow_ups_forget) == 0
    with time_machine.travel(clock.now() + 15 * DAY):
        assert (run(follow_ups_forget), run(follow_ups_forget)) == (1, 0)
        assert close(scene, scene.worker, first.id, "undo").status_code == 409
    closed, still = tasks(scene)
    assert (closed.state, closed.person_id, closed.sealed_words) == ("done", None, None)
    assert still.sealed_words is not None
    with time_machine.travel(clock.now() + 63 * DAY):
        assert (run(follow_ups_forget), run(follow_ups_forget)) == (1, 0)
    lapsed = next(task for task in tasks(scene) if task.id == second.id)
    assert (lapsed.state, lapsed.person_id, lapsed.sealed_words) == ("lapsed", None, None)


@pytest.mark.parametrize("kind", ["meet_up", "drop_in"])
def test_what_is_not_wrapped_up_is_listed_to_its_lead_first_then_to_staff(scene: Scene, kind: str) -> None:
    silent, counted = over(scene, kind), over(scene, kind, came_young=4, came_professionals=1)
    over(scene, kind, state="cancelled")
    scene.event(kind=kind)
    found = todo(scene, scene.lead)["say_how"]
    assert {one["id"]: one["checked_in"] for one in found} == {silent.id: None, counted.id: 5}
    assert todo(scene, scene.worker)["say_how"] == []
    client = scene.client(scene.worker)
    ends = client.get(f"/api/programmes/{scene.programme.id}/open-ends").json()
    assert [one["id"] for one in ends["without_attendance"]] == [silent.id]
    with time_machine.travel(clock.now() + 8 * DAY):
        client = scene.client(scene.worker)
        assert {one["id"] for one in client.get("/api/follow-ups").json()["say_how"]} == {silent.id, counted.id}
        ends = client.get(f"/api/programmes/{scene.programme.id}/open-ends").json()
    assert [one["id"] for one in ends["without_wrap_up"]] == [counted.id]
    wrap(scene, silent)
    assert [one["id"] for one in todo(scene, scene.lead)["say_how"]] == [counted.id]


def test_a_date_of_a_series_is_asked_for_like_any_other(scene: Scene) -> None:
    event = over(scene)
    series = scene.world.save(EventSeries(
        programme_id=scene.programme.id, group_id=scene.group.id, every="weekly", first_on=clock.today(), stretches=[],
        made_by=scene.lead.id, made_at=clock.now(),
    ))  # fmt: skip
    scene.world.save(SeriesDate(series_id=series.id, day=clock.today(), event_id=event.id))
    assert [one["id"] for one in todo(scene, scene.lead)["say_how"]] == [event.id]
    ends = scene.client(scene.worker).get(f"/api/programmes/{scene.programme.id}/open-ends").json()
    assert [one["id"] for one in ends["without_attendance"]] == [event.id]
    assert scene.world.db.run_now(sessions_without_attendance) == 1
    (told,) = [one for one in scene.world.all(Notice) if one.person_id == scene.lead.id]
    assert (told.about_kind, told.about_id) == ("wrap_up", event.id), "one tap from the notice to the wrap-up"


def test_staff_see_how_many_tasks_are_past_their_day(scene: Scene) -> None:
    wrap(scene, over(scene, "panel"), check_in_with=[{"person_id": scene.kai.id, "words": "Sad."}])
    path = f"/api/programmes/{scene.programme.id}/open-ends"
    with time_machine.travel(clock.now() + 3 * DAY + timedelta(hours=1)):
        manager = scene.world.staff(scene.programme, "approver", name="Ana")
        answer = scene.world.sign_in(manager, staff=True).get(path).json()
    assert (answer["tasks_open"], answer["tasks_late"], answer["can"]) == (4, 2, [])
    assert "Kai" not in str(answer)


def test_check_ins_without_a_wrap_up_are_asked_for_once_a_day_later(scene: Scene) -> None:
    over(scene, came_young=4)
    run = scene.world.db.run_now
    assert run(sessions_without_attendance) == 0
    for days in (2, 9):
        with time_machine.travel(clock.now() + days * DAY):
            run(sessions_without_attendance)
            assert run(sessions_without_attendance) == 0
    assert scene.notices(scene.lead) == ["who_came"] and scene.notices(scene.worker) == []
