"""What a phone keeps, and going without signal, as the browser tests need it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Request

from tests.browser.phone import Phone

SAVED = "Saved on this phone. It will send when you're back online."
KEPT = """async () => {
    const kept = {};
    for (const name of (await caches.keys()).filter((it) => it.startsWith('linkup-private-'))) {
        const cache = await caches.open(name);
        for (const asked of await cache.keys())
            kept[new URL(asked.url).pathname] = await (await cache.match(asked)).text();
    }
    return kept;
}"""
APP_FILES = """async () => {
    const names = (await caches.keys()).filter((it) => it.startsWith('linkup-app-'));
    const all = await Promise.all(names.map(async (it) => (await caches.open(it)).keys()));
    return all.flat().map((it) => new URL(it.url).pathname);
}"""
READY = """async () => {
    const worker = (await navigator.serviceWorker.ready).active;
    if (worker.state !== 'activated') await new Promise((done) => worker.addEventListener('statechange', done));
}"""
IN_CHARGE = "() => !!navigator.serviceWorker.controller"


def kept(phone: Phone) -> dict[str, str]:
    """What this phone keeps of the person, by address."""
    return dict(phone.page.evaluate(KEPT))


def keeps(phone: Phone, words: str) -> None:
    """Waits until these words are kept on this phone: what is typed is written down a moment later."""
    phone.wait_until(lambda: words in json.dumps(kept(phone)), lambda: f"{words!r} is not kept: {sorted(kept(phone))}")


def keeps_addresses(phone: Phone, *addresses: str) -> None:
    """Waits until what the server says there is on this phone, opened or not."""
    wanted = set(addresses)
    phone.wait_until(lambda: wanted <= kept(phone).keys(), lambda: f"not kept: {sorted(wanted - kept(phone).keys())}")


def ready(phone: Phone) -> None:
    """Waits until the app's files are on this phone and its worker answers for them (a page opened too soon, anew)."""
    phone.page.evaluate(READY)
    if not phone.page.evaluate(IN_CHARGE):
        phone.page.reload()
        phone.settle()
    assert phone.page.evaluate(IN_CHARGE)


def no_signal(phone: Phone) -> None:
    phone.context.set_offline(True)


def signal(phone: Phone) -> None:
    phone.context.set_offline(False)


def sent(phone: Phone, ending: str) -> list[dict[str, Any]]:
    """Collects what this phone sends to addresses that end so, from now on."""
    bodies: list[dict[str, Any]] = []

    def look(request: Request) -> None:
        if request.method != "GET" and request.url.endswith(ending):
            bodies.append(json.loads(request.post_data or "{}"))

    phone.page.on("requestfinished", look)
    return bodies
