"""One plain ASGI layer: size limit, origin check, security headers, a log line without personal data."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.core.errors import Problem
from api.core.ids import new_id
from api.core.logs import log

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
        started = time.perf_counter()
        status = 500
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
            await self.app(scope, _limited(scope, receive), sending)
        if is_api and status >= 400:
            route = scope.get("route")
            where = getattr(route, "path", "-")
            spent = round((time.perf_counter() - started) * 1000, 1)
            log.info("request", method=scope["method"], route=where, status=status, ms=spent, request=new_id())

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
        if size is not None and (not size.isdigit() or int(size) > _most(scope)):
            return Problem(413, "too_big", "That is too big for us to take.")
        return None

    def _is_ours(self, origin: str) -> bool:
        if origin == self.origin:
            return True
        ours, theirs = urlsplit(self.origin), urlsplit(origin)
        local = {"localhost", "127.0.0.1"}
        return ours.hostname in local and theirs.hostname in local and ours.port == theirs.port


def _most(scope: Scope) -> int:
    return MAX_UPLOAD if scope["path"].endswith(UPLOADS) else MAX_BODY


def _limited(scope: Scope, receive: Receive) -> Receive:
    """Counts a body that comes without a length, and stops reading when it is too big."""
    most, got = _most(scope), 0

    async def receiving() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise Problem(413, "too_big", "That is too big for us to take.")
        return message

    return receiving


async def _answer(problem: Problem, send: Send) -> None:
    body = json.dumps(problem.body()).encode()
    headers: list[Any] = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
