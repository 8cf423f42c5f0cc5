"""Edits say which version they are based on (If-Match); an edit of an older one overwrites nothing."""

from collections.abc import Callable

from pydantic import BaseModel

from api.core import errors


def same_version(base: int | None, now: int, current: Callable[[], BaseModel]) -> None:
    """Raises 412 with both versions when `base` is not the newest, 422 when the caller did not say it.

    current: renders the newest version as the caller may see it (called only when it is needed).
    """
    other = other_version(base, now, current)
    if other is not None:
        raise other


def other_version(base: int | None, now: int, current: Callable[[], BaseModel]) -> errors.Refuse | None:
    """The same 412 to return, for what must not be looked at without a trace: what `current` noted is kept."""
    if base is None:
        raise errors.Problem(422, "no_version", "Please open this again, then change it. We need to know what you saw.")
    return errors.stale(current().model_dump(mode="json", by_alias=True)) if base != now else None
