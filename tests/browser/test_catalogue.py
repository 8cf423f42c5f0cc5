"""The living catalogue: every part in each of its states, in every look, touched and reached by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.checks import axe_says, come_to_rest, in_looks, look_closely
from tests.browser.conftest import OpenPhone
from tests.browser.looks import MATRIX, look_in_turn
from tests.browser.phone import Phone

ENTRIES = sorted((Path(__file__).resolve().parents[2] / "pwa" / "src" / "catalogue").glob("*.tsx"))
OPENS = {"Toast": "Say something", "Sheet": "Open the sheet", "BarChart": "See it as a table"}
# What a thumb or a mouse does to a part, put on all of them at once as the browser's own tools do.
TOUCHED = ("hover", "active", "focus-visible")


def parts() -> list[str]:
    return [part for file in ENTRIES for part in re.findall(r'^    part: "(\w+)"', file.read_text(), re.MULTILINE)]


def opened(one: Phone, part: str) -> None:
    one.page.goto(f"/catalogue?of={part}")  # not `open`: some parts are busy for ever here
    one.page.locator("h1", has_text=part).first.wait_for()
    one.page.wait_for_function("() => document.fonts.status === 'loaded'")
    if part in OPENS:
        one.page.get_by_text(OPENS[part], exact=True).first.click()


def touched(one: Phone) -> list[str]:
    """Words stay readable while a part is pointed at, pressed or in focus."""
    session = one.page.context.new_cdp_session(one.page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "main a, main button, main label"})
    for node in found["nodeIds"]:
        session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": list(TOUCHED)})
    come_to_rest(one)
    wrong = axe_says(one)
    session.detach()
    return wrong


@pytest.mark.prove
def test_every_part_in_the_look_in_turn(phone: OpenPhone) -> None:
    one, names = phone(), parts()
    assert len(names) > 40
    one.open("/catalogue")
    wrong = look_closely(one)
    links = one.page.locator("main a").evaluate_all("(all) => all.map((it) => it.search.slice(4))")
    assert sorted(links) == sorted(names)
    for number, part in enumerate(names):
        opened(one, part)
        wrong += [f"{part}, {what}" for what in in_looks(one, [look_in_turn(number)])]
    assert not wrong, "\n".join(wrong)


@pytest.mark.whole
@pytest.mark.prove
@pytest.mark.parametrize("number", range(4))
def test_every_part_in_every_look_and_touched(phone: OpenPhone, number: int) -> None:
    one, wrong = phone(), []
    for part in parts()[number::4]:
        opened(one, part)
        wrong += [f"{part}: {what}" for what in look_closely(one)]
        wrong += [f"{part}, {what}" for what in in_looks(one, MATRIX)]
        wrong += [f"{part}, touched: {what}" for what in touched(one)]
    assert not wrong, "\n".join(wrong)


def test_pressing_is_seen_by_the_checks(phone: OpenPhone) -> None:
    """A colour that only appears while a button is pointed at does not escape."""
    one = phone()
    opened(one, "Button")
    assert touched(one) == []
    one.page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.btn:hover { background: #eee !important; color: #ddd !important; }');
        document.adoptedStyleSheets = [sheet];
    }""")
    assert any("color-contrast" in what for what in touched(one))
