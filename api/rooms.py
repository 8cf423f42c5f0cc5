"""Every room's parts, imported once in the order of the house: tables, relations, access, hearers, routes."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

ORDER = (
    "core", "people", "notify", "programmes", "consent", "safety", "groups", "doors", "events", "photos", "voice",
    "money", "endings", "reports", "data_rights",
)  # fmt: skip
PARTS = ("models", "relations", "access", "states", "hearers", "jobs", "routes")
CORE_PARTS = ("sessions", "audit", "idempotency", "limits", "jobs", "marks", "housekeeping")


def open_house() -> list[str]:
    """Imports every part of every room that exists and returns the names of the route modules."""
    for name in CORE_PARTS:
        import_module(f"api.core.{name}")
    routes = []
    for room in ORDER[1:]:
        if find_spec(f"api.{room}") is None:
            continue
        places = [f"api.{room}", *_alcoves(f"api.{room}")]
        for part in PARTS:
            for name in (f"{place}.{part}" for place in places):
                if find_spec(name) is not None:
                    import_module(name)
                    if part == "routes":
                        routes.append(name)
    return routes


def _alcoves(room: str) -> list[str]:
    """The folders of a big room, one for each thing people do there (events.series, events.check_in …)."""
    return sorted(f"{room}.{one.name}" for one in iter_modules(import_module(room).__path__) if one.ispkg)
