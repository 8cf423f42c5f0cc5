"""Questions: what a room on the left asks rooms on the right before it acts ("may this group start?")."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

Answerer = Callable[..., list[Any]]


@dataclass(eq=False)
class Question:
    """One question; every answerer returns a list, joined in the order of registration."""

    name: str
    meaning: str
    unanswered: str = ""
    answerers: list[Answerer] = field(default_factory=list)

    def __post_init__(self) -> None:
        QUESTIONS[self.name] = self

    def answers(self, answerer: Answerer) -> Answerer:
        self.answerers.append(answerer)
        return answerer

    def ask(self, session: Session, **about: Any) -> list[Any]:
        return [answer for answerer in self.answerers for answer in answerer(session, **about)]


QUESTIONS: dict[str, Question] = {}
