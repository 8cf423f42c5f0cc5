"""What an activity must say before people can see it: the kind's points with their sentences (R13, R14, R22, R23)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.events.kinds import ALWAYS, ASKS, IN_PERSON, KINDS, NICE, ONLINE

WHY_ASKS = {
    "why_involve": "Say why you want to hear from people.",
    "what_can_change": "Say what can change because of it.",
    "who_decides": "Say who decides in the end.",
    "what_you_get": "Say what people get for taking part.",
    "level": "Say how much say people have.",
}
RISK_ASKS = {
    "who_could_be_hurt": "Say who could get hurt, and how.",
    "measures": "Say what you do so that it does not happen.",
    "emergency_plan": "Say what you do if something goes wrong.",
    "emergency_contact": "Say who to call if something goes wrong.",
    "if_someone_is_upset": "Say what you do if somebody is upset.",
}
CARDS = {"why": WHY_ASKS, "risk": RISK_ASKS}
DONE = "Done."


class Point(NamedTuple):
    """One point of the checklist. `field` names what to fill in ("why.who_decides" inside a card)."""

    point: str
    field: str
    ok: bool
    must: bool
    sentence: str


def checklist(event: Mapping[str, Any]) -> list[Point]:
    """Every point for this activity's kind and place, must-points first."""
    must = must_points(event["kind"], event["mode"])
    nice = [point for point in NICE if point not in must]
    return [point for name in must for point in _look(event, name, must=True)] + [
        point for name in nice for point in _look(event, name, must=False)
    ]


def open_points(event: Mapping[str, Any]) -> list[Point]:
    """The must-points that are still open."""
    return [point for point in checklist(event) if point.must and not point.ok]


def must_points(kind: str, mode: str) -> list[str]:
    place = (IN_PERSON if mode != "online" else ()) + (ONLINE if mode != "in_person" else ())
    return list(dict.fromkeys((*ALWAYS, *place, *KINDS[kind].must)))


def _look(event: Mapping[str, Any], name: str, *, must: bool) -> list[Point]:
    """One point; a card that has been begun gives one point per open field instead of one for the whole."""
    card = CARDS.get(name)
    value = event.get(name)
    if card is None:
        ok = value is not None and value != ""
        return [Point(name, name, ok, must, DONE if ok else ASKS[name])]
    if not value:
        return [Point(name, name, False, must, ASKS[name])]
    missing = [part for part in card if not value.get(part)]
    if not missing:
        return [Point(name, name, True, must, DONE)]
    return [Point(name, f"{name}.{part}", False, must, card[part]) for part in missing]
