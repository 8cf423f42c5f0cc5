"""People, answers, attendance: searched, filtered, paged, and the same on the page, in the CSV and in the XLSX."""

import csv
import io
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from sqlmodel import Session

from api.core import clock, sheets
from api.core.audit import AuditRow
from api.events.models import Event, EventAnswer, Presence
from api.people.models import Person
from api.reports.files import narrowed_by
from api.reports.lists import rules
from api.reports.lists.columns import COLUMNS, columns_for
from api.reports.lists.schemas import AnswersWanted, AttendanceWanted, PeopleWanted
from api.reports.schemas import LogWanted
from tests.events.scene import Scene, scene

__all__ = ["scene"]
NASTY = ["=1+1", "+44", "-5", "@SUM(A1)", "＝1", "'=1", 'Zoë, "the" one', "Line\nbreak"]
NAMES = {"frm": "from"}
ROLES = ("worker", "manager", "safeguarding", "approver", "payer")


def staff(scene: Scene, *roles: str) -> Any:
    return scene.world.sign_in(scene.world.staff(scene.programme, *roles, name="Sam"), staff=True)


def get(scene: Scene, name: str, client: Any = None, status: int = 200, **wanted: Any) -> Any:
    path = f"/api/programmes/{scene.programme.id}/{name}"
    headers = {"linkup-search": quote(wanted.pop("search"))} if "search" in wanted else {}
    params = {NAMES.get(k, k): v for k, v in wanted.items() if v is not None}
    answer = (client or scene.client(scene.worker)).get(path, params=params, headers=headers)
    assert answer.status_code == status, answer.text
    return answer


def came(scene: Scene, event: Event, *people: Person, mark: str = "present") -> None:
    scene.world.save(*(Presence(event_id=event.id, person_id=person.id, mark=mark) for person in people))


def said(scene: Scene, event: Event, person: Person, answer: str = "going", children: int = 0) -> None:
    row = EventAnswer(event_id=event.id, person_id=person.id, answer=answer, children=children, answered_at=clock.now())
    scene.world.save(row)


def names(answer: Any) -> list[str]:
    return [item["cells"]["name"] for item in answer.json()["items"]]


def table(content: bytes, form: str) -> list[list[str]]:
    if form == "csv":
        return [[sheets.unguard(cell) for cell in row] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [
        [sheets.unguard(cell) if isinstance(cell, str) else str(cell).removesuffix(".0") for cell in row]
        for row in rows
    ]


@pytest.mark.parametrize("name", ["answers", "attendance"])
def test_the_page_the_csv_and_the_xlsx_are_equal(scene: Scene, name: str) -> None:
    for number, nasty in enumerate(NASTY):
        event, person = scene.event("done", starts_in=timedelta(days=-number), title=nasty), scene.member(nasty)
        said(scene, event, person, children=number % 3)
        came(scene, event, person, mark="late")
    page = get(scene, name).json()
    heads = [column["head"] for column in page["columns"]]
    keys = [column["key"] for column in page["columns"]]
    shown = [heads, *([str(item["cells"][key]) for key in keys] for item in page["items"])]
    assert len(shown) == len(NASTY) + 1
    for form in ("csv", "xlsx"):
        answer = get(scene, name, format=form)
        assert table(answer.content, form) == shown
        assert answer.headers["content-disposition"].startswith(f'attachment; filename="{name}-20')
    for row in csv.reader(io.StringIO(get(scene, name, format="csv").content.decode("utf-8-sig"))):
        assert not [cell for cell in row if cell.startswith(tuple(sheets.RISKY))], row


def test_people_as_a_file_are_the_people_of_the_page(scene: Scene) -> None:
    for nasty in NASTY:
        scene.member(nasty)
    shown = [sheets.one_line(row["chosen_name"]) for row in get(scene, "people").json()["items"]]
    both = [table(get(scene, "people", format=form).content, form) for form in ("csv", "xlsx")]
    assert both[0] == both[1] and [row[0] for row in both[0][1:]] == shown and len(shown) == len(NASTY) + 3


def noted(scene: Scene) -> list[tuple[Any, ...]]:
    rows = [row for row in scene.world.all(AuditRow) if row.action == "list.exported"]
    return [(row.kind, row.object_id, row.frm, row.to) for row in sorted(rows, key=lambda row: row.seq)]


def test_taking_a_list_along_is_noted_and_looking_is_not(scene: Scene) -> None:
    """Which list, what it was narrowed to, how many rows, and who (as a salted mark). Never the name looked for."""
    event = scene.event("done", starts_in=timedelta(days=-3), title="Stew")
    said(scene, event, scene.kai)
    came(scene, event, scene.kai)
    for name in ("people", "answers", "attendance", "activity-log"):
        get(scene, name)
    assert noted(scene) == []
    here, group = scene.programme.id, scene.group.id
    get(scene, "people", format="csv", search="kai", order="newest")
    get(scene, "answers", format="xlsx", group_id=group, frm="2020-01-01", to="2190-01-01")
    get(scene, "attendance", format="csv", there=False)
    get(scene, "activity-log", format="csv", kind="meal", frm="2020-01-01")
    assert noted(scene) == [
        ("people", here, "search", "1"), ("answers_list", group, "group days", "1"),
        ("attendance_list", here, "there", "0"), ("activity_log", here, "days kind", "1"),
    ]  # fmt: skip
    rows = [row for row in scene.world.all(AuditRow) if row.action == "list.exported"]
    assert len({row.actor for row in rows}) == 4 and all(row.actor for row in rows)


def test_a_file_that_is_refused_is_not_noted(scene: Scene) -> None:
    get(scene, "activity-log", status=422, format="csv", frm="2026-05-02", to="2026-05-01")
    get(scene, "people", staff(scene, "payer"), status=403, format="csv")
    assert noted(scene) == []


@pytest.mark.pure
@pytest.mark.parametrize("wanted", [PeopleWanted, AnswersWanted, AttendanceWanted, LogWanted])
def test_the_audit_has_room_for_all_filters_of_a_list_at_once(wanted: Any) -> None:
    values = {"frm": clock.today(), "to": clock.today(), "there": False, "same_name": True}
    every = {name: values.get(name, "x") for name in wanted.model_fields}
    full = wanted.model_construct(**every)
    text = narrowed_by(full.looking_for("x") if wanted is not LogWanted else full)
    assert "days" in text and "order" not in text and len(text) <= 40
    assert narrowed_by(wanted()) == ""


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_its_own_columns_and_no_list_has_needs(scene: Scene, role: str) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, needs={"food": "SECRETFOOD"})
    came(scene, event, scene.kai, mark="left_early")
    client = staff(scene, role)
    opens = {"people": role in ("worker", "manager", "safeguarding"), "answers": role in ("worker", "manager"),
             "attendance": role != "payer"}  # fmt: skip
    for name, may in opens.items():
        for form in ("json", "csv"):
            answer = get(scene, name, client, 200 if may else 403, format=form)
            assert "SECRETFOOD" not in answer.text
    if role == "approver":
        (item,) = get(scene, "attendance", client).json()["items"]
        assert item["cells"].keys() == {"day", "activity", "group", "kind", "who_led", "name", "tell_apart", "there"}
        assert (
            item["cells"]["there"] == "Yes" and "Left early" not in get(scene, "attendance", client, format="csv").text
        )


@pytest.mark.pure
def test_columns_say_who_sees_them_and_none_is_about_needs() -> None:
    for name, columns in COLUMNS.items():
        assert len({column.key for column in columns}) == len(columns), name
        assert all(column.seen_by for column in columns)
        assert not [column for column in columns if "need" in column.key or "need" in column.head.lower()]
    both = [column.key for column in columns_for("attendance", ("approver", "worker"))]
    assert "mark" in both and "there" not in both


def test_filters_of_the_attendance_list(scene: Scene) -> None:
    ana = scene.member("Ana", role="co_lead")
    other = scene.world.group(scene.programme, "Film")
    guest = scene.world.person("Zoë")
    meal = scene.event("done", starts_in=timedelta(days=-2), title="Stew")
    film = scene.event("done", starts_in=timedelta(days=-9), kind="podcast_film", title="Reel", led_by="staff",
                       group_id=other.id)  # fmt: skip
    came(scene, meal, scene.kai, ana)
    came(scene, film, guest)
    came(scene, film, ana, mark="not_there")
    assert names(get(scene, "attendance")) == ["Ana", "Kai", "Ana", "Zoë"]
    assert names(get(scene, "attendance", group_id=other.id)) == ["Ana", "Zoë"]
    assert names(get(scene, "attendance", kind="podcast_film")) == ["Ana", "Zoë"]
    assert names(get(scene, "attendance", led_by="staff")) == ["Ana", "Zoë"]
    assert names(get(scene, "attendance", there=True)) == ["Ana", "Kai", "Zoë"]
    assert names(get(scene, "attendance", there=False)) == ["Ana"]
    assert names(get(scene, "attendance", role="co_lead")) == ["Ana"]
    assert names(get(scene, "attendance", search="ZOE\u0308")) == ["Zoë"]
    assert names(get(scene, "attendance", search="stew")) == ["Ana", "Kai"]
    day = clock.today() - timedelta(days=5)
    assert names(get(scene, "attendance", frm=day.isoformat())) == ["Ana", "Kai"]
    assert names(get(scene, "attendance", to=day.isoformat())) == ["Ana", "Zoë"]
    crossed = get(scene, "attendance", status=422, frm="2026-05-02", to="2026-05-01")
    assert "to" in crossed.json()["fields"]


def test_a_day_is_the_activitys_own_day(scene: Scene) -> None:
    late = clock.now().replace(hour=23, minute=30) - timedelta(days=9)
    event = scene.event("done", starts_at=late, zone="Pacific/Auckland")
    came(scene, event, scene.kai)
    (item,) = get(scene, "attendance").json()["items"]
    there = (late + timedelta(hours=12)).date()
    assert item["cells"]["day"] == clock.day_words(there)
    assert names(get(scene, "attendance", frm=there.isoformat(), to=there.isoformat())) == ["Kai"]
    before = (there - timedelta(days=1)).isoformat()
    assert names(get(scene, "attendance", frm=before, to=before)) == []


def test_answered_and_not_answered(scene: Scene) -> None:
    ana, bo, event = scene.member("Ana"), scene.member("Bo"), scene.event()
    said(scene, event, ana, "maybe")
    said(scene, event, bo, "lapsed")
    scene.event("draft")
    scene.event(kind="drop_in")  # nobody says beforehand whether they come
    assert names(get(scene, "answers")) == ["Ana"]
    assert names(get(scene, "answers", answer="maybe")) == ["Ana"]
    assert names(get(scene, "answers", answer="going")) == []
    silent = get(scene, "answers", answer="none").json()
    assert [item["cells"]["name"] for item in silent["items"]] == ["Bo", "Kai", "Maya"] and silent["total"] == 3
    assert {item["cells"]["answer"] for item in silent["items"]} == {"No answer"}


def test_people_by_group_role_state_and_since(scene: Scene) -> None:
    other = scene.world.group(scene.programme, "Film")
    ana = scene.member("Ana", role="co_lead")
    scene.world.member(other, ana, "member", "resting")
    scene.member("Leo", state="waiting_for_consent")

    def found(**wanted: Any) -> list[str]:
        return [row["chosen_name"] for row in get(scene, "people", **wanted).json()["items"]]

    assert found(group_id=other.id) == ["Ana"] and found(role="co_lead") == ["Ana"]
    assert found(group_id=other.id, role="co_lead") == [], "in that group she is a member"
    assert found(state="waiting_for_consent") == ["Leo"] and found(works_as="worker") == ["Joe"] == found(state="staff")
    assert found(frm=(clock.today() + timedelta(days=1)).isoformat()) == []
    scene.member("KAI")
    assert found(same_name="true") == ["Kai", "KAI"] or found(same_name="true") == ["KAI", "Kai"]


@pytest.mark.parametrize("name", ["people", "answers", "attendance"])
def test_paging_is_right_while_rows_come_and_go(scene: Scene, name: str) -> None:
    """Everybody who is there from beginning to end is seen once, whoever joins or goes between two pages."""
    event = scene.event("done", starts_in=timedelta(days=-1))
    stay = [scene.member(f"P{number:02}") for number in range(9)]
    go = [scene.member(f"P{number:02}a") for number in range(9)]
    for person in (*stay, *go):
        said(scene, event, person)
        came(scene, event, person)
    seen: list[str] = []
    after, page = None, 0
    while page == 0 or after:
        body = get(scene, name, limit=4, after=after).json()
        seen += [item["person_id"] for item in body["items"]]
        after, page = body["next"], page + 1
        if go:
            gone, new = go.pop(0), scene.member("A new one")

            def leave(session: Session, person_id: str = gone.id) -> None:
                session.get_one(Person, person_id).state = "merged"
                session.delete(session.get_one(Presence, (event.id, person_id)))

            scene.world.db.run_now(leave)
            said(scene, event, new)
            came(scene, event, new)
    assert len(seen) == len(set(seen)) and page > 3
    assert {person.id for person in stay} <= set(seen)


def test_a_place_that_is_none_is_refused_plainly(scene: Scene) -> None:
    for name in ("people", "answers", "attendance"):
        for wrong in ("x", "W10=", rules.cursor(["a", "b", "c", "d", "e"])):
            assert get(scene, name, status=422, after=wrong).json()["fields"].keys() == {"after"}
    assert get(scene, "answers", status=422, after=rules.cursor(["soon", "b", "c", "d"])).json()["fields"]


def test_nothing_leaks_between_programmes(scene: Scene) -> None:
    elsewhere = scene.world.programme("Elsewhere")
    group, stranger = scene.world.group(elsewhere), scene.world.person("Secret")
    scene.world.member(group, stranger)
    event = scene.event("done", programme_id=elsewhere.id, group_id=group.id)
    said(scene, event, stranger)
    came(scene, event, stranger)
    for name in ("people", "answers", "attendance"):
        for form in ("json", "csv"):
            assert "Secret" not in get(scene, name, format=form).text
        path = f"/api/programmes/{elsewhere.id}/{name}"
        assert scene.client(scene.worker).get(path).status_code == 404


@pytest.mark.pure
@settings(max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=12), st.integers(0, 9)), max_size=6))
def test_any_cells_read_back_the_same_from_both_files(rows: list[tuple[str, int]]) -> None:
    kept = [(sheets.one_line("".join(ch for ch in text if ch.isprintable())), n) for text, n in rows]
    heads = ("Name", "Children")
    wanted = [list(heads), *([text, str(n)] for text, n in kept)]
    assert table(sheets.to_csv(heads, kept), "csv") == wanted
    assert table(sheets.to_xlsx("People", heads, kept), "xlsx") == wanted
