"""The activity log over HTTP: Linkup's own rows beside imported ones, filters, files, and who may see it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from api.events.models import Event, Presence, WrapUp
from api.groups.models import PowerGroup
from api.people.models import Person
from api.programmes.models import Programme
from tests.reports.logs import FIGURES, HEAD, MESSY, TIDY, as_figures, bring, cells, data, log_of, written
from tests.world import World


class Place:
    """A programme with two groups, a lead, three members and a worker."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.programme: Programme = world.programme()
        self.id = self.programme.id
        self.kitchen: PowerGroup = world.group(self.programme)
        self.film: PowerGroup = world.group(self.programme, "Reel Talk")
        self.lead: Person = world.person("Maya")
        self.young: list[Person] = [world.person(name) for name in ("Kai", "Amira", "Bilal")]
        for person in self.young:
            world.member(self.kitchen, person)
        world.member(self.kitchen, self.lead, "lead")
        self.worker: TestClient = world.sign_in(world.staff(self.programme, "worker"), staff=True)

    def event(self, title: str, at: datetime, group: PowerGroup | None = None, **more: Any) -> Event:
        values: dict[str, Any] = {"kind": "cooking", "state": "published"} | more
        event: Event = self.world.save(
            Event(programme_id=self.id, group_id=(group or self.kitchen).id, title=title, starts_at=at,
                  ends_at=at + timedelta(hours=2), made_by=self.lead.id, made_at=at, published_by=self.lead.id,
                  published_at=at, **values)
        )  # fmt: skip
        return event

    def done(self, title: str, at: datetime, who: list[Person], professionals: int = 0, **more: Any) -> Event:
        """A finished activity: who was checked in, and the lead's count."""
        event = self.event(title, at, state="done", came_young=len(who), came_professionals=professionals, **more)
        for person in who:
            self.world.save(Presence(event_id=event.id, person_id=person.id, mark="present"))
        self.world.save(WrapUp(event_id=event.id, young_people=len(who), professionals=professionals,
                               led_by="young_people", sentence="Good.", by=self.lead.id, at=at))  # fmt: skip
        return event

    def log(self, **wanted: Any) -> Any:
        answer = log_of(self.worker, self.id, **wanted)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
def place(world: World) -> Place:
    return Place(world)


def at(year: int, month: int, day: int, hour: int = 18) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def test_a_wrapped_up_activity_writes_its_own_row(place: Place) -> None:
    event = place.done("Soup night", at(2026, 10, 3), place.young)
    log = place.log()
    assert log["items"] == [
        {
            "id": event.id, "event_id": event.id, "group_id": place.kitchen.id, "kind": "cooking", "source": "linkup",
            "date_text": "3 October 2026", "sort_date": "2026-10-03", "title": "Soup night", "attended": 3,
            "who_attended": "New members", "who_led": "Young people",
        }
    ]  # fmt: skip
    assert log["totals"] == {
        "rows": 1, "attendances": 3, "by_year": {"2026": {"sessions": 1, "attendances": 3}},
        "by_who": {"New members": {"sessions": 1, "attendances": 3}},
    }  # fmt: skip
    assert log["can"] == ["import_activity_log"]


def test_a_lead_who_checks_in_and_wraps_up_writes_the_log(world: World, place: Place) -> None:
    began = datetime.now(UTC) - timedelta(hours=3)
    event = place.event("Soup night", began)
    lead = world.sign_in(place.lead)
    seen = [
        {"nonce": str(uuid4()), "kind": "present", "person_id": person.id, "of": "young_person",
         "at": began.isoformat(), "clock_offset_ms": 0}
        for person in place.young[:2]
    ]  # fmt: skip
    assert place.log()["without_attendance"][0]["id"] == event.id
    kept = lead.post(f"/api/events/{event.id}/attendance", json={"facts": seen})
    assert [one["result"] for one in kept.json()["results"]] == ["kept", "kept"]
    said = {"young_people": 2, "professionals": 1, "led_by": "together", "sentence": "It was warm."}
    assert lead.post(f"/api/events/{event.id}/wrap-up", json=said).status_code == 200
    log = place.log()
    assert log["without_attendance"] == []
    [row] = log["items"]
    assert (row["title"], row["attended"], row["who_attended"], row["who_led"]) == (
        "Soup night", 3, "New YP and professionals", "Young people and staff")  # fmt: skip
    assert row["date_text"] in cells(log_of(place.worker, place.id, format="csv").content)[1]


def test_the_day_is_the_day_where_it_happened(place: Place) -> None:
    place.done("Late shift", at(2026, 6, 30, 23), place.young)  # 00:30 on 1 July in London
    assert [item["sort_date"] for item in place.log()["items"]] == ["2026-07-01"]
    assert place.log(to="2026-06-30")["items"] == []


def test_own_and_imported_rows_are_one_log_in_the_order_of_days(place: Place) -> None:
    place.done("Soup night", at(2023, 7, 14), place.young[:2])
    bring(place.worker, place.id, data(TIDY))
    log = place.log()
    assert [item["sort_date"] for item in log["items"]] == sorted(item["sort_date"] for item in log["items"])
    assert (log["totals"]["rows"], log["totals"]["attendances"]) == (99, 864)
    assert log["totals"]["by_year"]["2023"] == {"sessions": 52, "attendances": 343}
    assert {item["source"] for item in log["items"]} == {"linkup", "import"}
    turned = place.log(order="newest")
    assert turned["items"] == log["items"][::-1]
    assert turned["totals"] == log["totals"]


def test_filters(place: Place) -> None:
    bring(place.worker, place.id, data(TIDY))
    place.done("Soup night", at(2023, 7, 14), place.young)
    place.done("First cut", at(2023, 7, 15), place.young[:1], group=place.film, kind="podcast_film")
    assert place.log(**{"from": "2022-01-01", "to": "2022-12-31"})["totals"]["attendances"] == 365
    assert place.log(**{"from": "2024-01-01"})["totals"]["rows"] == 6
    assert [item["title"] for item in place.log(group_id=place.film.id)["items"]] == ["First cut"]
    assert [item["title"] for item in place.log(kind="cooking")["items"]] == ["Soup night"]
    assert place.log(kind="cooking", group_id=place.film.id)["items"] == []
    assert place.log(**{"from": "", "to": "", "group_id": "", "kind": ""})["totals"]["rows"] == 100
    lines = cells(log_of(place.worker, place.id, format="csv", kind="cooking").content)
    assert lines[1:] == [["14 July 2023", "Soup night", "3", lines[1][3]]]


@pytest.mark.parametrize(
    "wanted",
    [{"from": "2024-02-01", "to": "2024-01-31"}, {"from": "soon"}, {"from": "0001-01-01"}, {"to": "9999-12-31"},
     {"format": "pdf"}, {"group_id": "\0"}, {"kind": "\0"}],
)  # fmt: skip
def test_wishes_that_make_no_sense_are_refused_plainly(place: Place, wanted: dict[str, str]) -> None:
    answer = log_of(place.worker, place.id, **wanted)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_input")
    assert answer.json()["fields"]


def test_activities_nobody_wrote_anything_down_for_are_named(place: Place) -> None:
    missing = place.event("Forgotten", at(2026, 10, 1))
    place.event("Still to come", datetime.now(UTC) + timedelta(days=2))
    place.event("Called off", at(2026, 10, 2), state="cancelled")
    place.done("Written down", at(2026, 10, 3), place.young)
    log = place.log()
    assert [(one["id"], one["title"], one["group_name"]) for one in log["without_attendance"]] == [
        (missing.id, "Forgotten", "Kitchen Vibes")
    ]
    assert place.log(**{"from": "2026-10-02"})["without_attendance"] == []
    assert [item["title"] for item in log["items"]] == ["Written down"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_is_the_same_98_rows_and_goes_into_another_programme(world: World, place: Place, form: str) -> None:
    bring(place.worker, place.id, data(TIDY))
    answer = log_of(place.worker, place.id, format=form)
    assert answer.headers["content-disposition"].startswith('attachment; filename="activity-log-20')
    assert place.programme.name not in answer.headers["content-disposition"]
    assert sorted(written(answer.content, f"x.{form}")) == sorted(written(data(TIDY), TIDY))
    other = world.programme("Other")
    manager = world.sign_in(world.staff(other, "manager"), staff=True)
    again = bring(manager, other.id, answer.content).json()
    assert (again["added"], as_figures(again)) == (98, FIGURES)
    mine, theirs = place.log()["items"], log_of(manager, other.id).json()["items"]
    shown = ("date_text", "sort_date", "title", "attended", "who_attended")
    assert sorted([item[key] for key in shown] for item in mine) == sorted(
        [item[key] for key in shown] for item in theirs
    )


def test_an_export_that_holds_own_rows_adds_nothing_when_it_comes_back(place: Place) -> None:
    bring(place.worker, place.id, data(TIDY))
    for _ in range(2):  # the same session twice on one day: true repeats
        place.done("Soup – night", at(2026, 10, 3), place.young)
    exported = log_of(place.worker, place.id, format="csv").content
    assert bring(place.worker, place.id, exported).json()["added"] == 0
    more = exported + b"3 October 2026,Soup - night,3,Movement members\r\n" * 2
    assert bring(place.worker, place.id, more).json()["added"] == 2, "four in the file, two of them are Linkup's own"
    assert bring(place.worker, place.id, more).json()["added"] == 0


def test_what_people_typed_cannot_run_in_a_spreadsheet(place: Place) -> None:
    place.done('=HYPERLINK("http://x.example","Free")', at(2026, 10, 3), place.young)
    bring(place.worker, place.id, f"{HEAD}May 2023,'@SUM(1),3,+44 friends\n".encode())
    lines = cells(log_of(place.worker, place.id, format="csv").content)[1:]
    assert [line[1] for line in lines] == ["'@SUM(1)", '\'=HYPERLINK("http://x.example","Free")']
    assert lines[0][3] == "'+44 friends"
    book = log_of(place.worker, place.id, format="xlsx").content
    assert [row[1] for row in written(book, "x.xlsx")] == ["@SUM(1)", '=HYPERLINK("http://x.example","Free")']


def test_a_messy_log_keeps_the_words_of_the_file(place: Place) -> None:
    bring(place.worker, place.id, data(MESSY), skip_bad=True)
    lines = cells(log_of(place.worker, place.id, format="csv").content)
    assert ["12/03/2024", "Bowling", "8", "New and old embers"] in lines
    shown = next(item for item in place.log()["items"] if item["title"] == "Bowling")
    assert (shown["who_attended"], shown["sort_date"]) == ("New and old members", str(date(2024, 3, 12)))


@pytest.mark.parametrize("role", ["worker", "approver", "payer", "safeguarding", "manager"])
def test_staff_of_the_programme_see_it_and_only_some_bring_files(world: World, place: Place, role: str) -> None:
    client = world.sign_in(world.staff(place.programme, role), staff=True)
    may = role in ("worker", "manager")
    seen = log_of(client, place.id)
    assert (seen.status_code, seen.json()["can"]) == (200, ["import_activity_log"] if may else [])
    assert bring(client, place.id, data(TIDY), dry_run=True).status_code == (200 if may else 403)


def test_nobody_else_learns_that_there_is_a_log(world: World, place: Place) -> None:
    elsewhere = world.programme("Other")
    staff_elsewhere = world.sign_in(world.staff(elsewhere, "manager", "worker"), staff=True)
    young, lead = world.sign_in(place.young[0]), world.sign_in(place.lead)
    for client in (staff_elsewhere, young, lead, world.sign_in(world.person("Stranger"))):
        for form in ("json", "csv", "xlsx"):
            assert log_of(client, place.id, format=form).status_code == 404
        assert bring(client, place.id, data(TIDY)).status_code == 404
    assert log_of(world.sign_in(), place.id).status_code == 401
    assert bring(world.sign_in(), place.id, data(TIDY)).status_code == 401
    assert log_of(place.worker, "no-such-programme").status_code == 404
    assert place.log()["items"] == []


def test_logs_of_two_programmes_do_not_mix(world: World, place: Place) -> None:
    other = world.programme("Other")
    manager = world.sign_in(world.staff(other, "manager"), staff=True)
    assert bring(manager, other.id, data(TIDY)).json()["added"] == 98
    assert bring(place.worker, place.id, data(TIDY)).json()["added"] == 98
    assert log_of(manager, other.id, group_id=place.kitchen.id).json()["items"] == []
    assert as_figures(log_of(manager, other.id).json()["totals"]) == FIGURES
