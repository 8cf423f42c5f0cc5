"""Access is one table: operation id → what it is about, who may, and whether looking is itself noted.

Rooms register three things: how to find the thing an operation is about (loader), which relations a person has to it
(resolver), and one entry per operation. What a caller may not know exists is 404, never 403.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlmodel import Session

from api.core import errors
from api.core.sessions import Identity


class Target(NamedTuple):
    """The thing an operation is about, as far as access needs to know it."""

    kind: str
    id: str
    programme_id: str | None = None
    group_id: str | None = None
    person_id: str | None = None
    open_to_programme: bool = False
    state: str = ""


Loader = Callable[[Session, Mapping[str, Any]], Target | None]
Resolver = Callable[[Session, Identity, Target], set[str]]


@dataclass(frozen=True)
class Entry:
    """Who may do one operation.

    allow: relations of which one is enough ("nobody" = without signing in, "person" = anybody signed in).
    known: relations that let a refused caller know the thing exists (403 instead of 404).
    sensitive: runs as a write even if it reads, because the reading is audited.
    scope: for lists, in one sentence, the filter that is ANDed into the select (the query holds it).
    """

    operation: str
    allow: frozenset[str]
    load: Loader | None = None
    known: frozenset[str] = frozenset()
    sensitive: bool = False
    scope: str = ""


@dataclass(slots=True)
class Caller:
    """Who calls, for which operation, and what they are to the thing it is about."""

    operation: str
    identity: Identity | None = None
    relations: frozenset[str] = frozenset()
    target: Target | None = None
    key: str | None = None
    device: str = "A browser"
    network: str = ""
    language: str = "en"
    cookie: str | None = None
    new_cookie: str | None = None
    cookie_until: Any = None
    clear_cookie: bool = False
    made: list[str] = field(default_factory=list)

    @property
    def person_id(self) -> str:
        """The signed-in person's id. Raises 401 when there is none."""
        if self.identity is None:
            raise errors.sign_in_first()
        return self.identity.person_id

    @property
    def maybe_person_id(self) -> str | None:
        return self.identity.person_id if self.identity else None

    def is_any(self, *relations: str) -> bool:
        return not self.relations.isdisjoint(relations)


TABLE: dict[str, Entry] = {}
RESOLVERS: list[Resolver] = []


def allow(
    operation: str,
    *relations: str,
    load: Loader | None = None,
    known: tuple[str, ...] = (),
    sensitive: bool = False,
    scope: str = "",
) -> None:
    """Registers one operation's entry. Twice the same operation is a mistake in the house."""
    if operation in TABLE:
        raise RuntimeError(f"{operation} is in the access table twice")
    TABLE[operation] = Entry(operation, frozenset(relations), load, frozenset(known), sensitive, scope)


def resolver(fn: Resolver) -> Resolver:
    RESOLVERS.append(fn)
    return fn


def relations_to(session: Session, identity: Identity, target: Target) -> frozenset[str]:
    """Everything this person is to this thing."""
    found = {"person"}
    for resolve in RESOLVERS:
        found |= resolve(session, identity, target)
    return frozenset(found)


def enter(session: Session, caller: Caller, params: Mapping[str, Any]) -> None:
    """Fills in the caller's relations, or raises 401, 403 or 404. Runs inside the operation's own transaction."""
    entry = TABLE[caller.operation]
    identity = caller.identity
    if identity is None:
        if "nobody" not in entry.allow:
            raise errors.sign_in_first()
        caller.relations = frozenset({"nobody"})
        return
    if entry.load is None:
        caller.relations = frozenset({"person"})
        if entry.allow.isdisjoint(("person", "nobody")):
            caller.relations = relations_to(session, identity, Target("house", ""))
            if entry.allow.isdisjoint(caller.relations):
                raise errors.not_allowed()
        return
    target = entry.load(session, params)
    if target is None:
        raise errors.not_found()
    relations = relations_to(session, identity, target)
    if entry.allow.isdisjoint(relations):
        raise errors.not_allowed() if not entry.known.isdisjoint(relations) else errors.not_found()
    caller.relations, caller.target = relations, target


def may(operation: str, relations: frozenset[str]) -> bool:
    """Whether somebody with these relations may do the operation (used to fill `can`)."""
    return not TABLE[operation].allow.isdisjoint(relations)
