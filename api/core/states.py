"""States are tables: (from, action, to, by whom). One gate moves, refuses plainly, and notes it in the audit."""

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

from sqlmodel import Session

from api.core import audit
from api.core.errors import Problem, conflict


class HasState(Protocol):
    id: str
    state: str


class Move(NamedTuple):
    """One edge of a state table. `by` holds relations (see access); "house" is the software itself."""

    frm: str
    action: str
    to: str
    by: frozenset[str]


def by(*relations: str) -> frozenset[str]:
    return frozenset(relations)


class States:
    """The life of one kind of thing."""

    def __init__(self, kind: str, words: dict[str, str], moves: Iterable[Move]) -> None:
        self.kind, self.words = kind, words
        self.moves = list(moves)
        self._edge = {(m.frm, m.action): m for m in self.moves}
        TABLES[kind] = self

    def can(self, state: str, relations: Iterable[str]) -> list[str]:
        """The actions somebody with these relations may take from this state."""
        mine = frozenset(relations)
        return [m.action for m in self.moves if m.frm == state and m.by & mine]

    def refusal(self, state: str, action: str) -> Problem:
        return conflict("state", self.words.get(state, "That cannot be done right now."), state=state, action=action)

    def go(self, session: Session, thing: HasState, action: str, relations: Iterable[str], **note: Any) -> str:
        """Move `thing` by `action`. 409 when the table has no such edge, or none for this caller."""
        edge = self._edge.get((thing.state, action))
        if edge is None or not edge.by & frozenset(relations):
            raise self.refusal(thing.state, action)
        audit.note(session, f"{self.kind}.{action}", self.kind, thing.id, frm=thing.state, to=edge.to, **note)
        thing.state = edge.to
        return edge.to


TABLES: dict[str, States] = {}
