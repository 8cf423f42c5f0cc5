"""Sealed texts open only in their own place; keys are private, can be changed, and are never half written."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core.crypto import KEY_FILE, SEALED, Sealer, sealed_column, sealer

pytestmark = pytest.mark.pure


@given(st.text(), st.text(min_size=1, max_size=36))
def test_what_was_sealed_opens_in_its_own_place(text: str, row: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    row = row.encode("utf-8", "ignore").decode()
    assert sealer().open("answer:needs", row, sealer().seal("answer:needs", row, text)) == text


def test_a_sealed_text_moved_to_another_row_or_field_does_not_open() -> None:
    sealed = sealer().seal("answer:needs", "row1", "no nuts")
    for name, row in (("answer:needs", "row2"), ("person:email", "row1"), ("answer:needs:row1", ""), ("answer", "x")):
        with pytest.raises(ValueError, match="another place"):
            sealer().open(name, row, sealed)


def test_a_changed_text_does_not_open() -> None:
    sealed = sealer().seal("answer:needs", "row1", "no nuts")
    for at in range(2, len(sealed) - 2):
        other = "A" if sealed[at] != "A" else "B"
        with pytest.raises(ValueError):
            sealer().open("answer:needs", "row1", sealed[:at] + other + sealed[at + 1 :])


@pytest.mark.parametrize("rubbish", ["", "1.", "1.AAAA", "99.AAAA", "1.%%%", "no dot", "1." + "A" * 16])
def test_rubbish_is_a_value_error_and_nothing_worse(rubbish: str) -> None:
    with pytest.raises(ValueError):
        sealer().open("answer:needs", "row1", rubbish)


def test_sealing_twice_looks_different_and_shows_nothing() -> None:
    first, second = (sealer().seal("f", "r", "step-free please") for _ in range(2))
    assert first != second
    assert "step" not in first


def test_a_new_key_seals_and_the_old_one_still_opens(tmp_path: Path) -> None:
    ring = Sealer(tmp_path)
    old = ring.seal("f", "r", "before")
    assert ring.add_field_key() == "2"
    new = ring.seal("f", "r", "after")
    assert (old[:2], new[:2]) == ("1.", "2.")
    again = Sealer(tmp_path)
    assert (again.open("f", "r", old), again.open("f", "r", new)) == ("before", "after")
    again.drop_old_field_keys()
    with pytest.raises(ValueError, match="no key 1"):
        Sealer(tmp_path).open("f", "r", old)
    assert Sealer(tmp_path).open("f", "r", new) == "after"


def test_keys_follow_each_other_as_fast_as_one_likes(tmp_path: Path) -> None:
    ring = Sealer(tmp_path)
    for number in range(2, 30):
        assert ring.add_field_key() == str(number)
        assert ring.open("f", "r", ring.seal("f", "r", "x")) == "x"
    assert ring.seal("f", "r", "x").startswith("29.")


def test_a_process_that_runs_on_notices_a_new_key(tmp_path: Path) -> None:
    running, rotating = Sealer(tmp_path), Sealer(tmp_path)
    rotating.add_field_key()
    assert running.open("f", "r", rotating.seal("f", "r", "x")) == "x"


def test_the_key_file_is_private_and_made_once(tmp_path: Path) -> None:
    first = Sealer(tmp_path).keys
    assert Sealer(tmp_path).keys == first
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    Sealer(tmp_path).add_field_key()
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE], "drafts are left behind"


def test_token_field_and_blind_keys_are_different(tmp_path: Path) -> None:
    keys = Sealer(tmp_path).keys
    assert len({keys.token, keys.blind, *keys.fields.values()}) == 3


def test_a_short_key_is_refused_at_the_start(tmp_path: Path) -> None:
    Sealer(tmp_path)
    ring = json.loads((tmp_path / KEY_FILE).read_text())
    ring["token"] = "c2hvcnQ="
    (tmp_path / KEY_FILE).write_text(json.dumps(ring))
    with pytest.raises(ValueError, match="shorter than 32"):
        Sealer(tmp_path)


def test_a_blind_look_up_depends_on_the_key_the_kind_and_the_value(tmp_path: Path) -> None:
    one, two = Sealer(tmp_path / "a"), Sealer(tmp_path / "b")
    seen = {one.blind("email", "a@b"), one.blind("phone", "a@b"), one.blind("email", "c@b"), two.blind("email", "a@b")}
    assert len(seen) == 4
    assert one.blind("email", "a@b") == one.blind("email", "a@b")


def test_a_sealed_column_is_put_on_the_list_that_rotation_walks() -> None:
    name = sealed_column("some_table", "sealed_x")
    assert SEALED.pop() == ("some_table", "sealed_x", name)
