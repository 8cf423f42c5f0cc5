"""What every screen must be for everybody: WCAG 2.2 AA as far as a program can tell, easy to hit, inside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.browser.looks import Look, one_after_another
from tests.browser.phone import Phone

AXE = Path(__file__).resolve().parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
# A thumb needs 48 pixels on young people's screens, a lead's at least 44; on a laptop a mouse is enough (WCAG 2.5.8).
SMALLEST = {"/staff": 24, "/run": 44, "/": 48}
TABS = 6
# Forced colours are the browser's own: what axe would read there is not what is drawn. SMALL below is stricter than
# axe's rule about sizes, and does not mind a row that happens to be half behind a bar until one scrolls.
RUN = """(only) => axe.run(document, {
    resultTypes: ['violations'],
    rules: {'target-size': {enabled: false},
        'color-contrast': {enabled: !matchMedia('(forced-colors: active)').matches}},
    runOnly: only,
}).then((found) => found.violations.flatMap((it) => it.nodes.map((node) =>
    `${it.id}: ${node.target.join(' ')} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? it.help}`)))"""
EVERY_RULE = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# Two looks in which this is the same differ in nothing but colours: what is there, where, how big, and above what.
SHAPE = """async () => {
    const all = [...document.body.querySelectorAll('*')].map((it) => {
        const box = it.getBoundingClientRect(), style = getComputedStyle(it);
        return [box.x, box.y, box.width, box.height, it.checkVisibility({visibilityProperty: true}), style.opacity,
            style.fontSize, style.position, style.zIndex, style.pointerEvents, style.overflow, style.outlineWidth];
    });
    const said = new TextEncoder().encode(JSON.stringify([innerWidth, innerHeight, document.body.outerHTML, all]));
    const digest = await crypto.subtle.digest('SHA-256', said);
    return [...new Uint8Array(digest)].join('.');
}"""
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
    come_to_rest(phone)
    wrong = in_this_look(phone)
    if not phone.page.title().endswith("Linkup"):
        wrong.append(f"the title is {phone.page.title()!r}")
    return wrong + focus_is_seen(phone)


def in_this_look(phone: Phone) -> list[str]:
    """What a look can spoil: colours, sizes, what fits into the window, what lies behind a bar."""
    page, wrong = phone.page, axe_says(phone)
    wrong += page.evaluate(SMALL, smallest_target(page.url))
    wrong += page.evaluate(WIDE) + page.evaluate(HIDDEN)
    return wrong


def in_looks(phone: Phone, looks: Sequence[Look]) -> list[str]:
    """What is wrong with the open screen in each of these looks. A shape seen before is read for its colours only."""
    wrong, shapes = [], set()
    for look in one_after_another(phone, looks):
        come_to_rest(phone)
        shape: str = phone.page.evaluate(SHAPE)
        found = axe_says(phone, RULES_OF_COLOUR) if shape in shapes else in_this_look(phone)
        shapes.add(shape)
        wrong += [f"{look.name}: {what}" for what in found]
    return wrong


def come_to_rest(phone: Phone) -> None:
    phone.page.evaluate(AT_REST)


def axe_says(phone: Phone, rules: dict[str, Any] = EVERY_RULE) -> list[str]:
    page = phone.page
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(AXE.read_text())
    said: list[str] = page.evaluate(RUN, rules)
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
