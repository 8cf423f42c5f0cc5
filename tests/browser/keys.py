"""A person who has only a keyboard. After each key: focus is somewhere, can be seen, and is not covered."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from playwright.sync_api import Error

from tests.browser.phone import Phone

MOST_TABS = 60
A_MOMENT_MS = 1000
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
AT_THE_END = "() => document.activeElement === document.body"
# Where the keyboard is, in words; and what is wrong with that: nowhere, out of the window, covered, or not drawn.
WHERE = """() => {
    const it = document.activeElement;
    if (!it || it === document.body || it === document.documentElement) return {wrong: 'focus is nowhere'};
    const text = (el) => el.getAttribute('aria-label') || el.labels?.[0]?.innerText || el.innerText || el.name || '';
    const words = (el) => text(el).replace(/\\s+/g, ' ').trim();
    const said = {name: words(it), tag: it.tagName.toLowerCase(), type: it.type || '', href: it.getAttribute('href')};
    if (it.matches('[tabindex="-1"]')) return said; // a heading or a region: read out, nothing to press
    const label = it.matches('input[type=radio], input[type=checkbox]') && it.closest('label');
    const box = (label || it).getBoundingClientRect();
    const middle = [Math.min(box.right - 2, box.left + box.width / 2), box.top + Math.min(box.height / 2, 24)];
    if (box.width === 0) return {...said, wrong: 'focus is on something that is not shown'};
    if (middle[1] < 0 || middle[1] > innerHeight) return {...said, wrong: `out of the window: ${middle[1]}`};
    const top = document.elementFromPoint(...middle);
    if (top && !it.contains(top) && !top.contains(it) && !(label && label.contains(top)))
        return {...said, wrong: `covered by ${top.outerHTML.slice(0, 80)}`};
    const drawn = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
        || style.boxShadow !== 'none';
    const around = [it, it.nextElementSibling, label, it.closest('.input, li, article')].filter(Boolean);
    return around.some((part) => drawn(getComputedStyle(part))) ? said : {...said, wrong: 'focus cannot be seen'};
}"""


class Keys:
    """Presses keys in a phone's or laptop's browser, and fails as soon as focus is lost or hidden."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.steps = 0

    def where(self) -> dict[str, Any]:
        """Where the keyboard is, once what goes away has handed it on."""
        with suppress(Error):
            self.phone.page.wait_for_function("() => document.activeElement !== document.body", timeout=A_MOMENT_MS)
        self.phone.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        found: dict[str, Any] = self.phone.page.evaluate(WHERE)
        assert "wrong" not in found, f"{self.phone.page.url}: {found}"
        return found

    def press(self, key: str) -> dict[str, Any]:
        self.phone.page.keyboard.press(key)
        self.steps += 1
        return self.where()

    def to(self, name: str, *, back: bool = False, exact: bool = False) -> dict[str, Any]:
        """Steps with Tab until it is on something of this name, or a link that leads there."""
        passed = []
        for _ in range(MOST_TABS):
            self.phone.page.keyboard.press("Shift+Tab" if back else "Tab")
            self.steps += 1
            if self.phone.page.evaluate(AT_THE_END):
                continue  # the browser's own bar comes between the last thing and the first
            now = self.where()
            if name in (now["name"], now["href"]) or (not exact and now["name"].startswith(name)):
                return now
            passed.append(now["name"])
        raise AssertionError(f"{name!r} is not reached with Tab on {self.phone.page.url}; passed: {passed}")

    def go(self, name: str, *, exact: bool = False) -> None:
        """To a link or button of this name, and Enter."""
        self.to(name, exact=exact)
        self.phone.page.keyboard.press("Enter")

    def choose(self, name: str, key: str = "Space") -> None:
        """A box is ticked with Space; the radio wanted is reached with the arrow keys once the group is."""
        for _ in range(MOST_TABS):
            now = self.press("Tab")
            if now["type"] == "checkbox" and now["name"].startswith(name):
                self.press(key)
                return
            if now["type"] == "radio":
                for _ in range(8):
                    if now["name"].startswith(name):
                        self.press(key)
                        return
                    now = self.press("ArrowDown")
        raise AssertionError(f"{name!r} cannot be chosen with keys on {self.phone.page.url}")

    def write(self, name: str, text: str) -> None:
        self.to(name)
        self.phone.page.keyboard.type(text)

    def lands_on(self, name: str, tag: str = "h1") -> None:
        """The new page or sheet said what it is: its heading has the keyboard."""
        self.phone.page.wait_for_function(
            "([name, tag]) => document.activeElement?.tagName.toLowerCase() === tag"
            " && document.activeElement.innerText.includes(name)", arg=[name, tag],
        )  # fmt: skip
        self.where()
