"""The one place where the house is put together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import iter_route_contexts
from sqlalchemy import text
from starlette.exceptions import HTTPException

from api.core import access, slow
from api.core.compression import Compressed
from api.core.config import Settings, settings
from api.core.db import Database
from api.core.errors import TITLES, Problem, bad_input
from api.core.logs import log
from api.core.middleware import Guard
from api.core.openapi import PROBLEM_JSON, DescribedApp
from api.core.say import language_of, say
from api.doors.demo import demo_router
from api.pages import DOCS_CSP, SEEN, mount_app, mount_docs, static_files
from api.rooms import open_house
from api.worker import Worker

SENTENCES = {
    400: "We could not read what was sent.",
    404: "We could not find that.",
    405: "That does not work here.",
    415: "We could not read what was sent.",
}


def create_app(config: Settings | None = None, database: Database | None = None, *, demo: bool = False) -> FastAPI:
    """The app. Refuses to start when an operation has no entry in the access table.

    demo: the database bears the demo mark, so the demo's own doors are there (see `linkup serve`).
    """
    config = config or settings()
    app = DescribedApp(
        title="Linkup", version="0.1.0", summary="Young people run their own Power groups.", lifespan=_lifespan,
        docs_url=None, redoc_url=None, openapi_url="/openapi.json",
    )  # fmt: skip
    app.state.settings = config
    app.state.db = database or Database(config.url, pg_threads=config.pg_threads)
    app.state.owns_db = database is None
    app.state.demo = demo
    app.state.with_worker = config.in_process_worker and database is None
    for name in open_house():
        app.router.routes.extend(import_module(name).router.routes)  # flat: found at once, and seen by check_access
    if demo:
        app.router.routes.extend(demo_router.routes)
    _handle_errors(app)
    _health(app)
    mount_docs(app)
    mount_app(app, config.pwa_dir, config.cookie_name)
    check_access(app)
    app.add_middleware(Compressed)
    app.add_middleware(static_files, folder=config.pwa_dir)
    app.add_middleware(Guard, origin=config.origin, https=config.secure_cookie, own_csp={"/docs": DOCS_CSP})
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    worker = Worker(app.state.settings, app.state.db) if app.state.with_worker else None
    if worker is not None:
        worker.start()
    yield
    if worker is not None:
        await asyncio.to_thread(worker.stop)
    slow.close()
    if app.state.owns_db:
        app.state.db.close()


def operations(app: FastAPI) -> set[str]:
    """Every operation id under /api."""
    every = {getattr(route.original_route, "operation_id", None) for route in iter_route_contexts(app.routes)}
    return {operation for operation in every if operation}


def check_access(app: FastAPI) -> None:
    """Raises RuntimeError for a path under /api without an operation, and for an operation without an entry."""
    for route in iter_route_contexts(app.routes):
        named = getattr(route.original_route, "operation_id", None)
        if (route.path or "").startswith("/api/") and not named:
            raise RuntimeError(f"{route.path} has no operation id")
    missing = sorted(operations(app) - access.TABLE.keys())
    if missing:
        raise RuntimeError(f"no access entry for: {', '.join(missing)}")


def _handle_errors(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    async def on_problem(request: Request, problem: Problem) -> JSONResponse:
        language = language_of(request.headers.get("accept-language"))
        headers = {"retry-after": str(problem.extra["retry_after"])} if "retry_after" in problem.extra else None
        return JSONResponse(problem.body(language), problem.status, headers, media_type=PROBLEM_JSON)

    @app.exception_handler(RequestValidationError)
    async def on_bad_input(request: Request, wrong: RequestValidationError) -> JSONResponse:
        fields = {}
        for error in wrong.errors():
            if error["type"] == "json_invalid":
                return await on_problem(request, Problem(400, "unreadable", SENTENCES[400]))
            name = ".".join(str(part) for part in error["loc"][1:]) or "body"
            fields[name] = field_words(error)
        return await on_problem(request, bad_input(fields))

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, wrong: HTTPException) -> JSONResponse:
        sentence = SENTENCES.get(wrong.status_code, TITLES.get(wrong.status_code, "Sorry, that did not work."))
        answer = await on_problem(request, Problem(wrong.status_code, "http", sentence))
        answer.headers.update(wrong.headers or {})
        return answer


def field_words(error: Any) -> str:
    """One field's mistake as a plain sentence. Our own validators' sentences are passed through."""
    kind, limits = error["type"], error.get("ctx") or {}
    if kind == "value_error":
        wrong = limits.get("error")
        sentence: str = wrong.args[0] if isinstance(wrong, ValueError) else "Please look at this again."
        return sentence
    simple = {
        "missing": "Please fill this in.",
        "string_too_short": "Please write a bit more.",
        "string_too_long": say("Please keep this under {n} letters.", n=limits.get("max_length", "")),
        "greater_than_equal": say("This must be {n} or more.", n=limits.get("ge", "")),
        "less_than_equal": say("This must be {n} or less.", n=limits.get("le", "")),
        "literal_error": "Please choose one of the answers.",
        "enum": "Please choose one of the answers.",
        "extra_forbidden": "We do not know this field.",
    }
    for part, words in (("date", "Please write a date and time."), ("int", "Please write a number.")):
        if part in kind:
            simple.setdefault(kind, words)
    return simple.get(kind, "Please look at this again.")


def _health(app: FastAPI) -> None:
    @app.api_route("/healthz", methods=SEEN, include_in_schema=False)
    async def healthz() -> dict[str, str]:
        """Alive."""
        return {"status": "ok"}

    @app.api_route("/readyz", methods=SEEN, include_in_schema=False)
    async def readyz(request: Request) -> JSONResponse:
        """Can serve: the database answers and is migrated."""
        try:
            await asyncio.to_thread(_one_look, request.app.state.db)  # a database out of reach must not stop the rest
        except Exception as wrong:  # any failure at all means "not ready"; the kind goes to the log
            log.error("not_ready", error=type(wrong).__name__)
            return JSONResponse({"status": "not ready"}, 503)
        return JSONResponse({"status": "ready"})


def _one_look(db: Database) -> None:
    with db.look() as session:
        session.connection().execute(text("SELECT 1 FROM login_session LIMIT 1"))
