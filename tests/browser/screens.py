"""Every screen a person can reach, found as a person finds them: by the links on the screens before."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

from tests.browser.phone import Phone

PERSONAS = ("nobody", "young_person", "lead", "worker", "manager", "approver", "payer", "safeguarding")
STAFF = PERSONAS[3:]
Under = str | tuple[str, ...]
MOST_SCREENS = 80
MOST_OF_A_KIND = {"/events/…": 3, "/run/events/…": 3}  # an activity looks different when it is full, off or over
OPENS = ("person", "group")  # in the query, these show one of the list beside it
NOT_SCREENS = ("/api/", "/docs", "/demo/mailbox", "/demo/as", "/healthz", "/readyz", "/metrics")
_ONE_OF_MANY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/|$)|(?<=/[jm]/)[^/]+")
_LINKS = "links => links.map(link => link.href)"
# Screens that no link leads to: somebody types them, is sent there, or finds them when something has happened.
TYPED = {
    "nobody": ("/", "/join", "/sign-in", "/help", "/demo", "/m/ABC234", "/nowhere"),
    "young_person": ("/", "/me/waiting", "/nowhere", "/events/01900000-0000-7000-8000-000000000000/here"),
    "lead": ("/run", "/", "/me/waiting"),
}


def kind_of(path: str) -> str:
    """The address with every id in it as "…": two activities are the same kind of screen, a list and its detail not."""
    parts = urlsplit(path)
    detail = "".join(f"?{name}" for name in parse_qs(parts.query) if name in OPENS)
    return _ONE_OF_MANY.sub("…", parts.path) + detail


def walk(phone: Phone, starts: Sequence[str], only: Under = "/") -> Iterator[str]:
    """Opens every kind of screen under `only` that links lead to, one after the other, and gives its address."""
    waiting = deque(starts)
    met = Counter(kind_of(path) for path in waiting)
    opened = 0
    while waiting and opened < MOST_SCREENS:
        path = waiting.popleft()
        phone.open(path)
        opened += 1
        found: list[str] = phone.page.eval_on_selector_all("a[href]", _LINKS)
        yield path
        for address in found:
            link = address.removeprefix(phone.url).partition("#")[0]
            kind = kind_of(link)
            if not link.startswith(only) or link.startswith(NOT_SCREENS) or "." in kind or link in waiting:
                continue
            if met[kind] < MOST_OF_A_KIND.get(kind, 1):
                met[kind] += 1
                waiting.append(link)


def starts_of(persona: str) -> tuple[str, ...]:
    return TYPED.get(persona, ("/staff",))
