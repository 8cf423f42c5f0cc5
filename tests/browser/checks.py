"""What every screen must be for everybody: WCAG 2.2 AA as far as a program can tell, easy to hit, inside the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.browser.phone import Phone

AXE = Path(__file__).resolve().parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
# A thumb needs 48 pixels on young people's screens, a lead's at least 44; on a laptop a mouse is enough (WCAG 2.5.8).
SMALLEST = {"/staff": 24, "/run": 44, "/": 48}
TABS = 6
# Forced colours are the browser's own: what axe would read there is not what is drawn. SMALL below is stricter than
# axe's rule about sizes, and does not mind a row that happens to be half behind a bar until one scrolls.
RUN = """() => axe.run(document, {
    resultTypes: ['violations'],
    rules: {'target-size': {enabled: false},
        'color-contrast': {enabled: !matchMedia('(forced-colors: active)').matches}},
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
}).then((found) => found.violations.flatMap((it) => it.nodes.map((node) =>
    `${it.id}: ${node.target.join(' ')} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? it.help}`)))"""
# A link inside a sentence may be as high as its line (WCAG 2.5.8); a hidden input is as big as its label.
SMALL = """(least) => {
    const seen = (it) => it.checkVisibility({visibilityProperty: true, opacityProperty: false});
    const words = (it) => it.textContent.replace(/[\\s.,:]+/g, '');
    const inSentence = (it) => it.tagName === 'A' && getComputedStyle(it).display === 'inline'
        && words(it.closest('p, li, dd, td, label, small, div')) !== words(it);
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button]')]
        .filter((it) => seen(it) && !inSentence(it) && !it.closest('.skip') && !it.matches('.skip'))
        .map((it) => (it.matches('input[type=radio], input[type=checkbox]') && it.closest('label')) || it)
        .filter((it) => { const box = it.getBoundingClientRect();
            return box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5); })
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
# What has focus is never wholly behind the bars that stay in place (WCAG 2.4.11): some of its edge can be touched.
HIDDEN = """() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
    const room = document.querySelector('dialog[open]') ?? document.body;
    const mine = (it, found) => found
        && (it.contains(found) || found.contains(it) || it.closest('label')?.contains(found));
    return all.filter((it) => room.contains(it) && it.checkVisibility()).filter((it) => {
        it.focus();
        if (document.activeElement !== it) return false;
        const box = (it.closest('label') ?? it).getBoundingClientRect();
        const across = [box.left + 2, (box.left + box.right) / 2, box.right - 2];
        const down = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2];
        return !across.some((x) => down.some((y) => mine(it, document.elementFromPoint(x, y))));
    }).map((it) => `has focus but lies behind something: ${it.outerHTML.slice(0, 120)}`);
}"""


def smallest_target(url: str) -> int:
    path = urlsplit(url).path
    return next(pixels for start, pixels in SMALLEST.items() if path.startswith(start))


# A look that changed is drawn, colours and places have come to rest, nothing is in focus, and the page is at its top.
# A browser that has nothing to show draws nothing, so no step is waited for longer than a moment.
AT_REST = """async () => {
    const moment = () => new Promise((over) => setTimeout(over, 2000));
    await Promise.race([new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))), moment()]);
    scrollTo(0, 0);
    document.activeElement?.blur();
    const moving = document.getAnimations().filter((it) => it.effect.getTiming().iterations !== Infinity);
    await Promise.race([Promise.allSettled(moving.map((it) => it.finished)), moment()]);
}"""


def look_closely(phone: Phone) -> list[str]:
    """Everything that is wrong with the screen that is open, in words. The page's policy stays in force."""
    wrong = look_again(phone)
    if not phone.page.title().endswith("Linkup"):
        wrong.append(f"the title is {phone.page.title()!r}")
    return wrong + focus_is_seen(phone)


def look_again(phone: Phone) -> list[str]:
    """What another look can spoil: colours, sizes, what fits into the window, what lies behind a bar."""
    page, wrong = phone.page, axe_says(phone)
    wrong += page.evaluate(SMALL, smallest_target(page.url))
    wrong += page.evaluate(WIDE) + page.evaluate(HIDDEN)
    return wrong


def axe_says(phone: Phone) -> list[str]:
    page = phone.page
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(AXE.read_text())
    page.evaluate(AT_REST)
    said: list[str] = page.evaluate(RUN)
    return said


def focus_is_seen(phone: Phone) -> list[str]:
    """Steps through the first few things with the Tab key."""
    wrong: list[str] = []
    for _ in range(TABS):
        phone.page.keyboard.press("Tab")
        said: Any = phone.page.evaluate(FOCUSED)
        if said and said not in wrong:
            wrong.append(str(said))
    return wrong
