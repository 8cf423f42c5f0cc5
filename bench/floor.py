"""The floor: what the same page costs with the driver alone. Same token, same two statements, same bytes; nothing else.

No session object, no access table, no runner. On PostgreSQL in as many threads as the app has, one connection each.
"""

import asyncio
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import psycopg
from fastapi import FastAPI, Request, Response
from pydantic_core import to_json
from sqlalchemy.engine import make_url

from api.core import clock, sessions, tokens
from api.core.config import Settings
from api.core.schemas import Id
from api.events import cards, rules
from api.events.schemas_people import AnswerIn, AnswerOut
from bench.raw import Send, raw_writer

LIMIT = 20


def hang_floor(app: FastAPI, config: Settings) -> Any:
    """Adds /api/floor/whats-on to the app: same server, middleware and framework as the page itself.

    Gives the app with /bare beside it: the same work with no framework around it at all (for information).
    """
    floor = (SqliteFloor if config.url.startswith("sqlite") else PostgresFloor)(config)

    async def whats_on(request: Request, after: str | None = None, limit: int = LIMIT) -> Response:
        cookie = request.cookies.get(config.cookie_name, "")
        return Response(await floor.answer(cookie), media_type="application/json")

    app.add_api_route("/api/floor/whats-on", whats_on)
    app.router.routes.insert(0, app.router.routes.pop())
    hang_writing_floor(app, config)

    async def with_bare(scope: Any, receive: Any, send: Any) -> None:
        if scope.get("path") != "/bare":
            await app(scope, receive, send)
            return
        cookie = dict(scope["headers"])[b"cookie"].decode().partition("=")[2]
        body = await floor.answer(cookie)
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return with_bare


def hang_writing_floor(app: FastAPI, config: Settings) -> None:
    """Adds PUT /api/floor/events/{event_id}/answer: the raw writer behind the same server, middleware and framework.

    One thread on SQLite, as many as the app has on PostgreSQL; a commit for each request.
    """
    local = threading.local()
    pool = ThreadPoolExecutor(1 if config.url.startswith("sqlite") else config.pg_threads)

    def write(send: Send) -> dict[str, Any]:
        if getattr(local, "writer", None) is None:
            local.writer = raw_writer(config.url)
        said: dict[str, Any] = local.writer.answer(send)
        return said

    async def answer(request: Request, event_id: Id, wanted: AnswerIn) -> AnswerOut:
        cookie, key = request.cookies.get(config.cookie_name, ""), request.headers["idempotency-key"]
        said = await asyncio.get_running_loop().run_in_executor(pool, write, Send(cookie, event_id, wanted.answer, key))
        return AnswerOut(**said)

    app.add_api_route("/api/floor/events/{event_id}/answer", answer, methods=["PUT"])
    app.router.routes.insert(0, app.router.routes.pop())


class Floor:
    def __init__(self, config: Settings, dialect: Any) -> None:
        page = cards.WHATS_ON.statement.compile(dialect=dialect)
        session = sessions._find.statement.compile(dialect=dialect)
        self.page, self.page_order, self.page_fixed = str(page), list(page.positiontup or ()), dict(page.params)
        self.session = str(session)
        names = cards.WHATS_ON.statement.selected_columns.keys()
        wanted = ("started", "role", "my_state", "exact")
        self.started, self.role, self.my_state, self.exact = (names.index(name) for name in wanted)

    def values(self, me: str) -> dict[str, Any]:
        asked = {"me": me, "now": clock.now(), "after_at": cards.START[0], "after_id": "", "most": LIMIT + 1}
        return self.page_fixed | asked

    def render(self, rows: list[Any]) -> bytes:
        items = []
        for row in rows[:LIMIT]:
            card = dict(zip(cards.CARD_KEYS, row, strict=False))
            relations = cards._RELATIONS[row[self.my_state], row[self.role]]
            card["full"] = bool(card["full"])
            card["can"] = rules.can_now(card["state"], "on" if row[self.started] else "before", relations)
            items.append(card)
        last = rows[LIMIT - 1] if len(rows) > LIMIT else None
        more = cards.cursor(SimpleNamespace(id=last[0], exact=last[self.exact])) if last else None
        return to_json({"items": items, "next": more})


class SqliteFloor(Floor):
    def __init__(self, config: Settings) -> None:
        from sqlalchemy.dialects import sqlite  # noqa: PLC0415

        super().__init__(config, sqlite.dialect())
        self.conn = sqlite3.connect(str(make_url(config.url).database), isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "cache_size=-16000", "mmap_size=268435456", "temp_store=MEMORY"):
            self.conn.execute(f"PRAGMA {pragma}")

    async def answer(self, cookie: str) -> bytes:
        token = tokens.read(sessions.PURPOSE, cookie)
        found = self.conn.execute(self.session, (token.subject,)).fetchone()
        assert found is not None and datetime.fromisoformat(found[4]) > clock.now() and found[5] is None
        values = self.values(found[0])
        asked = [values[name] for name in self.page_order]
        asked = [one.isoformat(timespec="microseconds") if isinstance(one, datetime) else one for one in asked]
        return self.render(self.conn.execute(self.page, asked).fetchall())


class PostgresFloor(Floor):
    def __init__(self, config: Settings) -> None:
        from sqlalchemy.dialects.postgresql import psycopg as dialect  # noqa: PLC0415

        super().__init__(config, dialect.dialect())
        self.url = make_url(config.url).set(drivername="postgresql").render_as_string(hide_password=False)
        self.pool = ThreadPoolExecutor(config.pg_threads)
        self.local = threading.local()

    async def answer(self, cookie: str) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self.pool, self._answer, cookie)

    def _answer(self, cookie: str) -> bytes:
        conn = getattr(self.local, "conn", None)
        if conn is None:
            conn = self.local.conn = psycopg.connect(self.url, autocommit=True)
        token = tokens.read(sessions.PURPOSE, cookie)
        found = conn.execute(self.session, {"id": token.subject}).fetchone()
        assert found is not None and found[4] > clock.now() and found[5] is None
        return self.render(conn.execute(self.page, self.values(found[0])).fetchall())
