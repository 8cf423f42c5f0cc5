"""Every kind, in every language, in both variants: short, discreet by default, and with an answer to "why?"."""

from __future__ import annotations

import re

import pytest
from sqlmodel import Session

from api.core.say import LANGUAGES, put
from api.core.words import shortened
from api.notify import actions
from api.notify.kinds import FAMILIES, KINDS, WHY, WHY_ELSE, why
from api.notify.lock_screen import lock_screen
from api.notify.models import Notice
from tests.notify.samples import NAMES, SAMPLES
from tests.world import World

ENDS = re.compile(r"[.!?…؟]+(?:\s|$)")
ALL = [pytest.param(kind, language, id=f"{kind}-{language}") for kind in KINDS for language in LANGUAGES]
# The house's own name says nothing; what a person is must not be on a screen others can read.
TELLING = re.compile(r"\b(care|social|worker|staff|consent|support|council|money|£|group|programme)\b", re.I)


def sentences(text: str) -> list[str]:
    return [one for one in ENDS.split(text) if one.strip()]


def test_every_kind_has_its_texts_and_every_text_its_kind() -> None:
    assert set(SAMPLES) == set(KINDS)
    assert {kind.family for kind in KINDS.values()} == set(FAMILIES)
    assert {kind.why for kind in KINDS.values()} == set(WHY)


@pytest.mark.parametrize(("name", "language"), ALL)
def test_a_lock_screen_names_nobody_and_nothing(name: str, language: str) -> None:
    kind = KINDS[name]
    for text in SAMPLES[name]:
        shown = lock_screen(kind, text, ("event", "0197-e1"), language, details=False)
        for said in shown:
            assert not any(one in said for one in NAMES), f"{name}: {said}"
            assert "0197-e1" not in said
        assert not TELLING.search(f"{shown.title} {shown.body}"), shown
        assert len(sentences(shown.title)) + len(sentences(shown.body)) <= 3
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", shown.topic)
        if language != "en":
            assert shown.title != "You have an update" and shown.body != kind.discreet


@pytest.mark.parametrize(("name", "language"), ALL)
def test_the_full_text_is_at_most_three_short_sentences(name: str, language: str) -> None:
    kind = KINDS[name]
    for text in SAMPLES[name]:
        said = put(text, language)
        assert 1 <= len(sentences(said)) <= 3, said
        assert all(len(one.split()) <= 22 for one in sentences(said)), said
        detailed = lock_screen(kind, text, None, language, details=True).body
        assert detailed == (shortened(said, 180) if kind.family.details else put(kind.discreet, language))


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if not kind.family.details])
def test_what_is_about_signing_in_or_work_never_shows_its_words(name: str) -> None:
    for text in SAMPLES[name]:
        shown = lock_screen(KINDS[name], text, None, "en", details=True)
        assert shown.body == KINDS[name].discreet


def test_a_plan_that_is_off_takes_the_place_of_its_reminder() -> None:
    about, other = ("event", "e1"), ("event", "e2")
    off, reminder, joined = KINDS["event_cancelled"], KINDS["reminder_soon"], KINDS["member_joined"]

    def of(kind: object, thing: tuple[str, str] | None) -> str:
        return lock_screen(kind, "", thing, "en", details=False).topic  # type: ignore[arg-type]

    assert of(off, about) == of(reminder, about) != of(off, other)
    assert of(joined, about) != of(off, about) and of(joined, None) != of(joined, about)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_notice_says_why_it_came(world: World, language: str) -> None:
    kai = world.person("Kai", language=language)

    def work(session: Session) -> None:
        for kind in KINDS:
            actions.tell(session, [kai.id], kind, SAMPLES[kind][0])

    world.db.run_now(work)
    client, found = world.sign_in(kai), []
    page = {"next": None}
    while page["next"] or not found:
        before = f"?before={page['next']}" if page["next"] else ""
        page = client.get(f"/api/notices{before}", headers={"accept-language": language}).json()
        found += page["items"]
    kinds = {notice.id: notice.message for notice in world.all(Notice)}
    assert len(found) == len(KINDS)
    for item in found:
        assert item["why"] == put(WHY[KINDS[kinds[item["id"]]].why], language)


def test_a_kind_nobody_knows_is_refused_but_an_old_one_is_still_explained(world: World) -> None:
    kai = world.person("Kai")
    with pytest.raises(LookupError):
        world.db.run_now(lambda session: actions.tell(session, [kai.id], "nothing_like_it", "Hello"))
    assert world.all(Notice) == [] and why("nothing_like_it") == WHY_ELSE
