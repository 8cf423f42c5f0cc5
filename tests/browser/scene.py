"""What a browser test needs to be true before it begins, made through the server as the person who would do it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.browser.phone import Phone

MEET_UP = {
    "kind": "meet_up",
    "about": "We sit together.",
    "mode": "in_person",
    "place_name": "Willow Hall",
    "look_for": "Maya, in a yellow scarf",
    "who_will_be_there": "Maya and people from Kitchen Vibes",
    "your_person": "Maya",
    "access": "No steps.",
    "led_by": "young_people",
}


def act(phone: Phone, method: str, path: str, body: object = None, more: dict[str, str] | None = None) -> Any:
    """One act of this person, as the app would send it."""
    headers = {"Origin": phone.url, "Idempotency-Key": str(uuid.uuid4())} | (more or {})
    answer = phone.context.request.fetch(path, method=method, data=body, headers=headers)
    assert answer.ok, f"{method} {path} answered {answer.status}: {answer.text()[:300]}"
    return answer.json() if answer.text() else None


def my_group(lead: Phone) -> str:
    """The group this person leads."""
    return next(str(m["group_id"]) for m in lead.ask("/api/me")["memberships"] if m["role"] == "lead")


def an_activity(lead: Phone, title: str, starts_in: timedelta = timedelta(minutes=-10)) -> str:
    """A published activity of the lead's group, two hours long. Gives its id."""
    starts = datetime.now(UTC) + starts_in
    times = {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=2)).isoformat()}
    made = act(lead, "POST", f"/api/groups/{my_group(lead)}/events", MEET_UP | times | {"title": title})
    act(lead, "POST", f"/api/events/{made['id']}/publish")
    return str(made["id"])


def a_draft(lead: Phone, title: str) -> str:
    starts = (datetime.now(UTC) + timedelta(days=7)).replace(hour=12, minute=0, second=0, microsecond=0)
    times = {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=2)).isoformat()}
    return str(act(lead, "POST", f"/api/groups/{my_group(lead)}/events", MEET_UP | times | {"title": title})["id"])


def a_series(lead: Phone, title: str, count: int = 4) -> list[str]:
    """A published weekly series; gives the ids of its dates."""
    body = {"from_event_id": a_draft(lead, title), "repeat": {"every": "weekly", "count": count}}
    made = act(lead, "POST", f"/api/groups/{my_group(lead)}/series", body)
    dates = [str(one["event_id"]) for one in made["dates"]]
    change(lead, made["id"], dates[0], {"scope": "all", "set_state": "published"})
    return dates


def change(lead: Phone, series: str, event: str, what: dict[str, object]) -> None:
    version = str(lead.ask(f"/api/events/{event}")["version"])
    answer = lead.context.request.fetch(
        f"/api/series/{series}", method="PATCH", data={"event_id": event} | what,
        headers={"Origin": lead.url, "If-Match": version},
    )  # fmt: skip
    assert answer.ok, answer.text()


def an_invite(lead: Phone) -> str:
    """A link into the lead's group."""
    body = {"role": "member", "max_uses": 5, "days": 7}
    return str(act(lead, "POST", f"/api/groups/{my_group(lead)}/invites", body)["link"])
