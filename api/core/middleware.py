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
from api.core.say import language_of

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
MAX_BODY = 256 * 1024
MAX_UPLOAD = 5 * 1024 * 1024 + 1024
UPLOADS = ("/activity-log/import",)

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types linkup"
)
# What the app uses of the browser; everything else a browser could offer is off, for anything that might get in.
USED = ("clipboard-write", "publickey-credentials-create", "publickey-credentials-get", "web-share")
NOT_USED = (
    "accelerometer", "aria-notify", "autoplay", "bluetooth", "browsing-topics", "camera", "captured-surface-control",
    "clipboard-read", "compute-pressure", "digital-credentials-create", "digital-credentials-get", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get",
    "idle-detection", "interest-cohort", "keyboard-map", "language-detector", "language-model", "local-fonts",
    "local-network-access", "magnetometer", "microphone", "midi", "on-device-speech-recognition", "otp-credentials",
    "payment", "picture-in-picture", "private-state-token-issuance", "private-state-token-redemption",
    "screen-wake-lock", "serial", "speaker-selection", "storage-access", "summarizer", "sync-xhr", "translator",
    "unload", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join([*(f"{name}=(self)" for name in USED), *(f"{name}=()" for name in NOT_USED)])
# On everything. What is no page may do nothing at all if a browser opens it as one.
HEADERS = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
# On pages, and on the service worker, which works under the policy its own file came with.
PAGE_HEADERS = HEADERS | {
    "content-security-policy": CSP,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "origin-agent-cluster": "?1",
    "permissions-policy": PERMISSIONS,
}
WORKER = "/sw.js"
HSTS = "max-age=31536000; includeSubDomains"


class Guard:
    """Wraps the app. `origin` is the one place pages of ours come from."""

    def __init__(self, app: ASGIApp, origin: str, https: bool, own_csp: dict[str, str] | None = None) -> None:
        self.app, self.origin, self.own_csp = app, origin, own_csp or {}
        self.https = {"strict-transport-security": HSTS} if https else {}

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
            await _answer(refused, sending, scope)
        else:
            body = Body(scope, receive)
            try:
                await self.app(scope, body.receive, body.or_too_big(sending))
            except Exception as wrong:
                log.error("mistake", error=type(wrong).__name__, where=where_in_house(wrong), route=_route(scope))
                if not status:
                    await _answer(
                        Problem(500, "broke", "Something broke on our side. Please try again."), sending, scope
                    )
                raise
        if is_api and status >= 400:
            spent = round((time.perf_counter() - began) * 1000, 1)
            log.info("request", method=scope["method"], route=_route(scope), status=status, ms=spent, request=new_id())

    def _add_headers(self, message: Message, path: str, is_api: bool) -> None:
        headers = MutableHeaders(scope=message)
        # An answer that does not say what it is may stand for a page kept before (304).
        is_page = headers.get("content-type", "text/html").startswith("text/html") or path == WORKER
        headers.update((PAGE_HEADERS if is_page else HEADERS) | self.https)
        for prefix, policy in self.own_csp.items():
            if path.startswith(prefix):
                headers["content-security-policy"] = policy
        if is_api:
            headers.setdefault("cache-control", "no-store")

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
        self._most, self._got, self._from, self._scope = _most(scope), 0, receive, scope

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
                await _answer(too_big(), send, self._scope)

        return sending


async def _answer(problem: Problem, send: Send, scope: Scope) -> None:
    language = language_of(Headers(scope=scope).get("accept-language"))
    body = json.dumps(problem.body(language)).encode()
    headers: list[Any] = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
