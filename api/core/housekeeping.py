"""Core's own tidying: what is kept only for a while is removed when that while is over."""

from sqlmodel import Session

from api.core import idempotency, limits
from api.core.jobs import job


@job(
    "forget_replays", "Removes what was kept to make repeats harmless (30 days) and old counters of tries", "7 4 * * *"
)
def forget_replays(session: Session) -> int:
    return idempotency.forget_old(session) + limits.forget_old(session)
