"""One sentence, heard in several languages."""

import json
import pickle
from datetime import UTC, date, datetime

import pytest

from api.core import errors, say
from api.core.clock import day_words, moment_words, span_words
from api.core.errors import Problem
from api.core.schemas import Output, Sentence
from api.core.words import joined, listed, some

pytestmark = pytest.mark.pure

AT = datetime(2026, 12, 12, 18, tzinfo=UTC)


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {
        "{name} leads {group}.": "{group}: {name}.",
        "Sit down.": "اجلس.",
        "{n} cats": {
            "zero": "لا قطط",
            "one": "قطة",
            "two": "قطتان",
            "few": "{n} قطط",
            "many": "{n} قطة",
            "other": "{n}",
        },
        "{starts} to {ends}": "{starts} – {ends}",
        "{n} others": "{n} آخرون",
    }
    monkeypatch.setattr(say, "catalogue", lambda language: words)


def test_in_english_it_is_the_sentence_itself() -> None:
    said = say.say("{name} leads {group}.", name="Kai", group="Pod")
    assert said == "Kai leads Pod." == say.put(said, "en")
    assert json.dumps({"a": said}) == '{"a": "Kai leads Pod."}'
    assert type(pickle.loads(pickle.dumps(said))) is str  # noqa: S301 - our own


def test_names_keep_their_direction_in_a_sentence_that_runs_the_other_way(arabic: None) -> None:
    assert say.put(say.say("{name} leads {group}.", name="Kai", group="مجموعة"), "ar") == "مجموعة: \u2068Kai\u2069."


def test_a_plain_sentence_is_found_and_an_unknown_one_stays(arabic: None) -> None:
    assert say.put("Sit down.", "ar") == "اجلس."
    assert say.put("Stand up.", "ar") == "Stand up."
    unknown = say.say("See you on {day}.", day=day_words(date(2026, 12, 12)))
    assert say.put(unknown, "ar") == "See you on Sat 12 Dec 2026."  # no mixture: the date stays English with it


def test_each_language_has_its_own_plurals(arabic: None) -> None:
    said = [say.say_n("{n} cat", "{n} cats", n) for n in (0, 1, 2, 3, 11)]
    assert said == ["0 cats", "1 cat", "2 cats", "3 cats", "11 cats"]
    assert [say.put(one, "ar") for one in said] == ["لا قطط", "قطة", "قطتان", "3 قطط", "11 قطة"]


def test_dates_and_lists_come_out_in_the_language(arabic: None) -> None:
    assert say.put(moment_words(AT), "ar") == "السبت، 12 ديسمبر، 6:00 م"
    assert say.put(span_words(AT, AT.replace(hour=20)), "ar") == "السبت، 12 ديسمبر، 6:00 م – 8:00 م"
    assert say.put(span_words(AT, AT.replace(day=13)), "en") == "Sat 12 Dec, 6pm to Sun 13 Dec, 6pm"
    assert "آخرون" in say.put(some(["A", "B", "C", "D"]), "ar")
    assert say.put(joined([say.say("Sit down."), listed(["آ", "ب"])]), "ar") == "اجلس. آ وب"


@pytest.mark.parametrize(("header", "language"), [
    (None, "en"), ("", "en"), ("ar", "ar"), ("ar-SY,en;q=0.8", "ar"), ("pl,ar;q=0.5", "ar"), ("de", "en"),
    ("en-GB,ar", "en"), ("en-XA", "en-XA"), ("\0;;,,=", "en"),
    ("ar;q=0", "en"), ("ar;q=0, en", "en"), ("en;q=0.2, ar;q=0.9", "ar"), ("ar;q=0.2, en-GB;q=0.9", "en"),
    ("fr, ar; q=0.300", "ar"), ("AR-sy;Q=1.0", "ar"), ("arn", "en"), ("ar;q=2", "en"), ("ar;q=x", "en"),
    ("ar;v=1;q=0.4,en;q=0.3", "ar"), ("*", "en"), ("en;q=0, *;q=0.1", "ar"), ("*;q=0", "en"),
])  # fmt: skip
def test_the_language_that_is_asked_for_first_and_is_there(header: str | None, language: str) -> None:
    assert say.language_of(header) == language


def test_made_up_languages_belong_to_nobody() -> None:
    assert [say.spoken(one) for one in ("ar", "en", "en-XA", "ar-XB")] == ["ar", "en", "en", "en"]


def test_a_problem_is_put_into_the_language_with_its_fields_and_points(arabic: None) -> None:
    problem = Problem(
        422, "x", "Sit down.", fields={"a": "Sit down."}, points=[{"field": "b", "sentence": "Sit down."}]
    )
    assert problem.body()["detail"] == "Sit down."
    body = problem.body("ar")
    assert (body["detail"], body["fields"], body["points"]) == (
        "اجلس.", {"a": "اجلس."}, [{"field": "b", "sentence": "اجلس."}],
    )  # fmt: skip
    assert problem.extra["fields"] == {"a": "Sit down."}, "the problem itself is not changed"


def test_an_answer_is_put_into_the_language_of_whoever_asked(arabic: None) -> None:
    class Answer(Output):
        words: Sentence
        title: str

    token = say.hearer.set("ar")
    try:
        assert Answer(words="Sit down.", title="Sit down.").model_dump() == {"words": "اجلس.", "title": "Sit down."}
    finally:
        say.hearer.reset(token)
    assert Answer(words="Sit down.", title="x").words == "Sit down."


def test_the_made_up_language_shows_what_can_be_translated() -> None:
    said = say.put(say.say("{name} leads.", name="Kai"), "en-XA")
    assert said.startswith("⟦Kai ļéáđš"[:5]) and said.endswith("⟧") and "Kai" in said
    assert say.put(errors.not_found().detail, "en-XA").startswith("⟦Wé")
