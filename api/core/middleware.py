"""One plain ASGI layer: size limit, origin check, security headers, a log line without personal data."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.core.errors import Problem
from api.core.ids import new_id
from api.core.logs import log, where_in_house

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
MAX_BODY = 256 * 1024
MAX_UPLOAD = 5 * 1024 * 1024 + 1024
UPLOADS = ("/activity-log/import",)

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types linkup"
)
HEADERS = {
    "content-security-policy": CSP,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}
_HEADERS = [(key.encode(), value.encode()) for key, value in HEADERS.items()]
HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")


class Guard:
    """Wraps the app. `origin` is the one place pages of ours come from."""

    def __init__(self, app: ASGIApp, origin: str, https: bool, own_csp: dict[str, str] | None = None) -> None:
        self.app, self.origin, self.own_csp = app, origin, own_csp or {}
        self.headers = [*_HEADERS, HSTS] if https else _HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0
        is_api = scope["path"].startswith("/api/")

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._add_headers(message, scope["path"], is_api)
            await send(message)

        refused = self._refusal(scope)
        if refused is not None:
            await _answer(refused, sending)
        else:
            body = Body(scope, receive)
            try:
                await self.app(scope, body.receive, body.or_too_big(sending))
            except Exception as wrong:
                log.error("mistake", error=type(wrong).__name__, where=where_in_house(wrong), route=_route(scope))
                if not status:
                    await _answer(Problem(500, "broke", "Something broke on our side. Please try again."), sending)
                raise
        if is_api and status >= 400:
            spent = round((time.perf_counter() - began) * 1000, 1)
            log.info("request", method=scope["method"], route=_route(scope), status=status, ms=spent, request=new_id())

    def _add_headers(self, message: Message, path: str, is_api: bool) -> None:
        extra = self.headers
        for prefix, policy in self.own_csp.items():
            if path.startswith(prefix):
                kept = [pair for pair in extra if pair[0] != b"content-security-policy"]
                extra = [*kept, (b"content-security-policy", policy.encode())]
        message["headers"] = [*message["headers"], *extra]
        if is_api:
            MutableHeaders(scope=message).setdefault("cache-control", "no-store")

    def _refusal(self, scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        if scope["method"] not in SAFE:
            origin = headers.get("origin")
            site = headers.get("sec-fetch-site")
            if (origin is not None and not self._is_ours(origin)) or site in ("cross-site", "same-site"):
                return Problem(403, "other_site", "That came from another website, so we did not do it.")
        size = headers.get("content-length")
        if size is not None and (not size.isdecimal() or int(size) > _most(scope)):
            return too_big()
        return None

    def _is_ours(self, origin: str) -> bool:
        if origin == self.origin:
            return True
        local = {"localhost", "127.0.0.1"}
        try:
            ours, theirs = urlsplit(self.origin), urlsplit(origin)
            same_port = (ours.scheme, ours.port) == (theirs.scheme, theirs.port)
        except ValueError:  # not an address at all
            return False
        return same_port and ours.hostname in local and theirs.hostname in local


def _most(scope: Scope) -> int:
    return MAX_UPLOAD if scope["path"].endswith(UPLOADS) else MAX_BODY


def _route(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "-")


def too_big() -> Problem:
    return Problem(413, "too_big", "That is too big for us to take.")


class Body:
    """A body that comes without a length: counted while it is read, and refused when it gets too big."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._most, self._got, self._from = _most(scope), 0, receive

    async def receive(self) -> Message:
        message = await self._from()
        self._got += len(message.get("body", b""))
        if self._got > self._most:
            raise too_big()
        return message

    def or_too_big(self, send: Send) -> Send:
        """Sends 413 in place of whatever the framework makes of a body that stopped half-way."""
        refused = False

        async def sending(message: Message) -> None:
            nonlocal refused
            if self._got <= self._most:
                await send(message)
            elif not refused:
                refused = True
                await _answer(too_big(), send)

        return sending


async def _answer(problem: Problem, send: Send) -> None:
    body = json.dumps(problem.body()).encode()
    headers: list[Any] = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
