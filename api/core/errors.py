"""What Linkup says when it cannot do something: RFC 9457 problem+json with a sentence a 12-year-old understands."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from api.core.say import put, say_n

TITLES = {
    400: "We could not read that",
    401: "Please sign in",
    403: "That is not yours to do",
    404: "We could not find that",
    405: "That does not work here",
    409: "Not right now",
    412: "Somebody changed this too",
    413: "That is too big",
    415: "We could not read that",
    422: "Something needs another look",
    429: "Too many tries",
    500: "Something broke",
    503: "We are busy",
}


class ProblemBody(BaseModel):
    """The body of every error. `fields` names the field and says what to change."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    fields: dict[str, str] | None = None
    points: list[dict[str, str]] | None = None
    current: dict[str, Any] | None = None
    retry_after: int | None = None


class Problem(Exception):
    """Raise to roll back and answer with a plain sentence."""

    def __init__(self, status: int, code: str, detail: str, **extra: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.detail, self.extra = status, code, detail, extra

    def body(self, language: str = "en") -> dict[str, Any]:
        """What is sent: every sentence in this language."""
        base = {
            "type": "about:blank",
            "title": put(TITLES.get(self.status, "Sorry"), language),
            "status": self.status,
            "detail": put(self.detail, language),
            "code": self.code,
        }
        extra = {key: value for key, value in self.extra.items() if value is not None}
        if language != "en" and "fields" in extra:
            extra["fields"] = {field: put(words, language) for field, words in extra["fields"].items()}
        if language != "en" and "points" in extra:
            extra["points"] = [point | {"sentence": put(point["sentence"], language)} for point in extra["points"]]
        return base | extra


class Refuse(Problem):
    """Return (not raise) from an action: what was written is kept, and the caller still gets a refusal."""


def not_found(detail: str = "We could not find that. It may have moved or ended.") -> Problem:
    return Problem(404, "not_found", detail)


def not_allowed(detail: str = "That is for somebody else to do.") -> Problem:
    return Problem(403, "not_allowed", detail)


def sign_in_first() -> Problem:
    return Problem(401, "sign_in", "Please sign in first. Nothing you wrote is lost.")


def conflict(code: str, detail: str, **extra: Any) -> Problem:
    return Problem(409, code, detail, **extra)


def bad_input(fields: Mapping[str, str], detail: str = "Some answers need another look.") -> Problem:
    return Problem(422, "bad_input", detail, fields=dict(fields))


def stale(current: Mapping[str, Any]) -> Refuse:
    """412: somebody saved in between; both versions are shown so that nothing is lost."""
    sentence = "Somebody else changed this while you wrote. Here is theirs. Yours is still on your screen."
    return Refuse(412, "stale", sentence, current=dict(current))


def busy() -> Problem:
    return Problem(503, "busy", "A lot is happening right now. Please try again in a moment.", retry_after=2)


def too_many(seconds: int) -> Refuse:
    words = say_n(
        "That was a lot of tries. Please wait {n} minute, then try again.",
        "That was a lot of tries. Please wait {n} minutes, then try again.",
        max(1, round(seconds / 60)),
    )
    return Refuse(429, "too_many", words, retry_after=seconds)
