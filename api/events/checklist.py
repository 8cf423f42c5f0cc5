"""What an activity must say before people can see it: the kind's points with their sentences (R13, R14, R22, R23)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.events.kinds import ALWAYS, ASKS, IN_PERSON, KINDS, ONLINE

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
MONEY_ASKS = {"amount_pence": "Say how much people get.", "paid_when": "Say when they get it."}
THANKS_ASKS = {"thanks": "Say what people get as a thank-you."}
PHOTO_ASKS = {"by": "Say who takes the photos."}
CARDS = {"why": WHY_ASKS, "risk": RISK_ASKS}
CHECK_AGAIN = {"risk.emergency_contact": "Is this still the right number to call? Look, then save it."}
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
    nice = [point for point in KINDS[event["kind"]].nice if point not in must]
    again = [Point("check_again", field, False, True, CHECK_AGAIN[field]) for field in event.get("check_again") or ()]
    return (
        [point for name in must for point in _look(event, name, must=True)]
        + again
        + [point for name in nice for point in _look(event, name, must=False)]
    )


def open_points(event: Mapping[str, Any]) -> list[Point]:
    """The must-points that are still open."""
    return [point for point in checklist(event) if point.must and not point.ok]


def must_points(kind: str, mode: str) -> list[str]:
    place = (IN_PERSON if mode != "online" else ()) + (ONLINE if mode != "in_person" else ())
    return list(dict.fromkeys((*ALWAYS, *place, *KINDS[kind].must)))


def asked(kind: str) -> list[str]:
    """Everything this kind is asked, wherever it takes place."""
    return list(dict.fromkeys((*must_points(kind, "both"), *KINDS[kind].nice)))


def _look(event: Mapping[str, Any], name: str, *, must: bool) -> list[Point]:
    """One point; a card that has been begun gives one point per open field instead of one for the whole."""
    value = event.get(name)
    if not isinstance(value, Mapping) or not value:
        return [Point(name, name, bool(value), must, DONE if value else ASKS[name])]
    asks = _asks(name, value)
    missing = [part for part in asks if not value.get(part)]
    if not missing:
        return [Point(name, name, True, must, DONE)]
    if name == "questions":
        return [Point(name, name, False, must, ASKS[name])]
    return [Point(name, f"{name}.{part}", False, must, asks[part]) for part in missing]


def _asks(name: str, value: Mapping[str, Any]) -> dict[str, str]:
    """What a card that was begun asks for, by what stands in it."""
    if name == "pay":
        return {"involvement_fee": MONEY_ASKS, "hours": MONEY_ASKS, "thanks": THANKS_ASKS}.get(value["kind"], {})
    if name == "photos":
        return PHOTO_ASKS if value["plan"] == "asked_first" else {}
    if name == "questions":
        return {"items": ASKS[name]}
    return CARDS[name]
