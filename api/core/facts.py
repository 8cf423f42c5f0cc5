"""Facts: what a room on the left tells rooms on the right, in the same transaction ("member left").

A hearer's exception is not swallowed: either all of it happened or none of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

Hearer = Callable[..., None]


@dataclass(eq=False)
class Fact:
    """One thing that can happen. `unheard` says why nobody listens (a house test asks for one or the other)."""

    name: str
    meaning: str
    unheard: str = ""
    hearers: list[Hearer] = field(default_factory=list)

    def __post_init__(self) -> None:
        FACTS[self.name] = self

    def hears(self, hearer: Hearer) -> Hearer:
        self.hearers.append(hearer)
        return hearer

    def tell(self, session: Session, **what: Any) -> None:
        for hearer in self.hearers:
            hearer(session, **what)


FACTS: dict[str, Fact] = {}
