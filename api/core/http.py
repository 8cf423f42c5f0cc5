"""HTTP around the runner: routes hand a plain function to `read` or `write`; this module does the rest.

Cookies, replays, problem+json, origin check, security headers, size limit, one log line per request.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel

from api.core import clock
from api.core.access import Caller
from api.core.db import Database
from api.core.errors import Problem, ProblemBody
from api.core.idempotency import MAX_KEY, Once, body_hash, secret_scope
from api.core.say import language_of
from api.core.slow import slow
from api.core.work import Work

JSON_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemBody, "description": words, "content": {"application/problem+json": {}}}
    for status, words in {
        400: "We could not read the body",
        401: "Not signed in",
        403: "Not yours to do",
        404: "Not there, or not for you to know",
        409: "Not in this state",
        412: "Changed by somebody else",
        413: "Too big",
        415: "Not a kind of body we read",
        422: "Something needs another look",
        429: "Too many tries",
        503: "Busy, come back in a moment",
    }.items()
}


class LinkupRoute(APIRoute):
    """A route whose answer also carries the cookie the action asked for, after the commit."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def with_cookie(request: Request) -> Response:
            response = await handle(request)
            caller: Caller | None = getattr(request.state, "caller", None)
            if caller is not None and (caller.new_cookie or caller.clear_cookie):
                set_cookie(request, response, caller)
            return response

        return with_cookie


def room_router(tag: str) -> APIRouter:
    """A room's router: every operation documents the same errors."""
    return APIRouter(prefix="/api", tags=[tag], route_class=LinkupRoute, responses=JSON_ERRORS)


def set_cookie(request: Request, response: Response, caller: Caller) -> None:
    config = request.app.state.settings
    if caller.clear_cookie:
        response.delete_cookie(config.cookie_name, path="/", secure=config.secure_cookie, httponly=True, samesite="lax")
        return
    until = caller.cookie_until  # None: gone when the browser closes (a shared phone)
    lasts = None if until is None else max(0, int((until - clock.now()).total_seconds()))
    response.set_cookie(
        config.cookie_name, caller.new_cookie or "", max_age=lasts, path="/", secure=config.secure_cookie,
        httponly=True, samesite="lax",
    )  # fmt: skip


def database(request: Request) -> Database:
    db: Database = request.app.state.db
    return db


def caller_of(request: Request) -> Caller:
    """Who seems to call; the runner checks it inside the transaction."""
    state = request.app.state
    caller = Caller(
        request.scope["route"].operation_id,
        cookie=request.cookies.get(state.settings.cookie_name),
        key=request.headers.get("idempotency-key"),
        device=device_words(request.headers.get("user-agent", "")),
        network=request.client.host if request.client else "",
        language=language_of(request.headers.get("accept-language")),
    )
    request.state.caller = caller
    return caller


async def read(request: Request, fn: Callable[..., Any], *args: Any, heavy: bool = False) -> Any:
    """Runs a query as this caller. `heavy` moves it off the event loop (over about 50 ms)."""
    work = Work(fn, args, caller_of(request), request.path_params)
    return await database(request).read(work, heavy=heavy)


async def write(
    request: Request,
    fn: Callable[..., Any],
    *args: Any,
    again: Callable[..., Any] | None = None,
    scope: str = "",
    prepare: tuple[Any, ...] | None = None,
) -> Any:
    """Runs an action as this caller and answers after the commit.

    again: renders the answer of a replay from the ids the action put into `caller.made`.
    scope: a secret that stands for the person while there is none yet (joining).
    prepare: (function, *args) of slow work; done after a first check of access, outside any transaction; its result
    becomes the action's first argument.
    """
    caller = caller_of(request)
    if prepare is not None:
        await database(request).read(Work(fn, (), caller, request.path_params, checked_only=True))
        args = (await slow(*prepare), *args)
    work = Work(fn, args, caller, request.path_params, await _once(request, caller, scope), again)
    return await database(request).write(work)


async def _once(request: Request, caller: Caller, scope: str) -> Once | None:
    if not caller.key:
        return None
    if len(caller.key) > MAX_KEY:
        raise Problem(422, "bad_key", "The Idempotency-Key may be at most 80 characters long.")
    hashed = secret_scope(scope) if scope else ""
    sent = body_hash(f"{request.url.path}?{request.url.query}", await request.body())
    return Once(hashed, caller.key, caller.operation, sent)


def version_from(request: Request) -> int | None:
    """The version an edit was based on (If-Match: "3"). None when the header is missing; 422 when unreadable."""
    header = request.headers.get("if-match")
    if header is None:
        return None
    try:
        return int(header.strip().removeprefix("W/").strip('"'))
    except ValueError:
        raise Problem(422, "bad_version", "We could not read which version you changed.") from None


def device_words(agent: str) -> str:
    """ "iPhone · Safari": enough to know one's own phone again, no fingerprint."""
    what = next((words for mark, words in _DEVICES if mark in agent), "Computer")
    browser = next((words for mark, words in _BROWSERS if mark in agent), "browser")
    return f"{what} · {browser}"


_DEVICES = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android phone"))
_BROWSERS = (("Instagram", "Instagram"), ("WhatsApp", "WhatsApp"), ("Edg/", "Edge"), ("Firefox", "Firefox"),
             ("SamsungBrowser", "Samsung Internet"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip


class Nothing(BaseModel):
    """An empty body."""
