"""States, facts, questions, columns, ids, files: the small parts every room stands on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from api.core import ids
from api.core.errors import Problem
from api.core.facts import FACTS, Fact
from api.core.fields import UtcMoment
from api.core.files import FolderFiles
from api.core.questions import QUESTIONS, Question
from api.core.states import TABLES, Move, States, by

pytestmark = pytest.mark.pure


class Door:
    id = "d1"
    state = "shut"


@pytest.fixture
def doors() -> States:
    moves = [Move("shut", "open", "open", by("lead", "house")), Move("open", "shut", "shut", by("lead", "member"))]
    made = States("door_of_a_test", {"open": "It is open already."}, moves)
    del TABLES["door_of_a_test"]
    return made


def test_a_move_in_the_table_is_made_and_noted(doors: States) -> None:
    session, door = Session(), Door()
    assert doors.go(session, door, "open", {"lead"}, subject="p1") == "open" == door.state
    noted = session.info["audit"][0]
    assert (noted.action, noted.frm, noted.to, noted.subject) == ("door_of_a_test.open", "shut", "open", "p1")


@pytest.mark.parametrize(("state", "action", "who"), [("shut", "shut", "lead"), ("shut", "open", "member"),
                                                      ("open", "open", "lead"), ("gone", "open", "lead")])  # fmt: skip
def test_any_other_move_is_a_409_and_changes_nothing(doors: States, state: str, action: str, who: str) -> None:
    session, door = Session(), Door()
    door.state = state
    with pytest.raises(Problem) as refused:
        doors.go(session, door, action, {who})
    assert (refused.value.status, door.state, session.info.get("audit")) == (409, state, None)
    assert refused.value.detail == ("It is open already." if state == "open" else "That cannot be done right now.")


def test_what_can_be_done_depends_on_state_and_relation(doors: States) -> None:
    assert doors.can("shut", ["lead"]) == ["open"]
    assert doors.can("shut", ["member"]) == []
    assert doors.can("open", ["member"]) == ["shut"]


def test_a_fact_reaches_every_hearer_and_a_hearers_exception_is_not_swallowed() -> None:
    fact, heard = Fact("fact_of_a_test", "x"), []
    del FACTS["fact_of_a_test"]
    fact.hears(lambda _, who: heard.append(who))

    @fact.hears
    def breaks(_: Session, who: str) -> None:
        raise Problem(409, "no", who)

    with pytest.raises(Problem):
        fact.tell(Session(), who="kai")
    assert heard == ["kai"]


def test_a_question_joins_all_answers_in_order() -> None:
    question = Question("question_of_a_test", "x")
    del QUESTIONS["question_of_a_test"]
    question.answers(lambda _, n: [n])
    question.answers(lambda _, n: [n + 1, n + 2])
    assert question.ask(Session(), n=1) == [1, 2, 3]
    assert Question("unanswered", "x").ask(Session()) == []
    del QUESTIONS["unanswered"]


moments = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]))


@given(moments, moments)
def test_a_moment_comes_back_in_utc_and_sorts_as_text(one: datetime, two: datetime) -> None:
    kind, lite = UtcMoment(), sqlite.dialect()
    try:
        first, second = (kind.process_bind_param(moment, lite) for moment in (one, two))
    except OverflowError:  # a zone at the very edge of the calendar
        return
    assert kind.process_result_value(first, lite) == one
    assert (first < second) == (one < two)
    assert kind.process_bind_param(one, postgresql.dialect()) == one


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcMoment().process_bind_param(datetime(2026, 1, 1), sqlite.dialect())  # noqa: DTZ001 - that is the point


def test_ids_sort_by_time_and_codes_can_be_said_aloud() -> None:
    made = [ids.new_id() for _ in range(200)]
    assert made == sorted(set(made))
    code = ids.spoken_code(8)
    assert len(code) == 8
    assert set(code) <= set("ACDEFGHJKMPQRTWXY3479")
    spoken = f" {code[:4].lower()} - {code[4:].lower()}. "
    assert ids.tidy_code(spoken) == code
    assert len({ids.link_secret() for _ in range(100)}) == 100


def test_files_stay_in_their_folder(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path / "files")
    files.put("a/b", b"one")
    files.put("a/b", b"two")
    assert files.get("a/b") == b"two"
    assert [path.name for path in (tmp_path / "files" / "a").iterdir()] == ["b"]
    for key in ("../out", "/etc/passwd", "a/../../out"):
        with pytest.raises(ValueError, match="leave"):
            files.put(key, b"x")
    files.remove("a/b")
    files.remove("a/b")
    with pytest.raises(FileNotFoundError):
        files.get("a/b")
