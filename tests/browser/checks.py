"""What every screen must be for everybody: WCAG 2.2 AA as far as a program can tell, easy to hit, inside the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.browser.phone import Phone

AXE = Path(__file__).resolve().parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
SMALLEST_TARGET = 24
TABS = 6
RUN = """() => axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values:
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}).then((found) =>
    found.violations.flatMap((it) => it.nodes.map((node) =>
        `${it.id}: ${node.target.join(' ')} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? it.help}`)))"""
# A link inside a sentence may be as high as its line (WCAG 2.5.8); a hidden input is as big as its label.
SMALL = """(least) => {
    const seen = (it) => it.checkVisibility({visibilityProperty: true, opacityProperty: false});
    const inSentence = (it) => it.tagName === 'A' && getComputedStyle(it).display === 'inline';
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button]')]
        .filter((it) => seen(it) && !inSentence(it) && !it.closest('.skip') && !it.matches('.skip'))
        .map((it) => (it.matches('input[type=radio], input[type=checkbox]') && it.closest('label')) || it)
        .filter((it) => { const box = it.getBoundingClientRect();
            return box.width > 0 && (box.width < least || box.height < least); })
        .map((it) => `${it.outerHTML.slice(0, 120)} is smaller than ${least} pixels`);
}"""
# The page never scrolls sideways, and nothing is cut off at its edge, unless it lies in a strip made for swiping.
WIDE = """() => {
    const strip = (it) => it && it !== document.body
        && (['auto', 'scroll'].includes(getComputedStyle(it).overflowX) || strip(it.parentElement));
    const decoration = (it) => it.closest('svg, [aria-hidden=true], .vh, .skip');
    const wrong = [...document.body.querySelectorAll('*')].filter((it) => {
        const box = it.getBoundingClientRect();
        return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !decoration(it) && !strip(it);
    }).slice(0, 3).map((it) => `${it.outerHTML.slice(0, 100)} is cut off at the edge of the window`);
    const wide = document.documentElement.scrollWidth;
    return wide > innerWidth ? [`${wide} pixels wide in a window of ${innerWidth}`, ...wrong] : wrong;
}"""
FOCUSED = """() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    const drawn = (style) =>
        (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    const around = [it, it.nextElementSibling, it.closest('label, li, article'), it.parentElement].filter(Boolean);
    const shown = around.some((part) => drawn(getComputedStyle(part)));
    return shown ? null : `focus cannot be seen on ${it.outerHTML.slice(0, 120)}`;
}"""


def look_closely(phone: Phone) -> list[str]:
    """Everything that is wrong with the screen that is open, in words. The page's policy stays in force."""
    page = phone.page
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(AXE.read_text())
    page.evaluate("() => Promise.allSettled(document.getAnimations().filter((it) => it.effect.getTiming().iterations"
                  " !== Infinity).map((it) => it.finished))")  # fmt: skip
    wrong: list[str] = page.evaluate(RUN) + page.evaluate(SMALL, SMALLEST_TARGET) + page.evaluate(WIDE)
    if not page.title().endswith("Linkup"):
        wrong.append(f"the title is {page.title()!r}")
    return wrong + focus_is_seen(phone)


def focus_is_seen(phone: Phone) -> list[str]:
    """Steps through the first few things with the Tab key."""
    wrong: list[str] = []
    for _ in range(TABS):
        phone.page.keyboard.press("Tab")
        said: Any = phone.page.evaluate(FOCUSED)
        if said and said not in wrong:
            wrong.append(str(said))
    return wrong
