"""A tiny app made of the core's own pieces, so that its promises are tested without any room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI
from starlette.testclient import TestClient

from api.core import access
from api.core.config import settings
from api.core.db import Database
from api.core.http import room_router
from api.core.middleware import Guard
from api.core.sessions import LoginSession, cookie_for
from api.main import _handle_errors
from tests.world import World


@pytest.fixture
def table() -> Iterator[dict[str, access.Entry]]:
    """The access table, put back as it was after the test."""
    before, resolvers = dict(access.TABLE), list(access.RESOLVERS)
    yield access.TABLE
    access.TABLE.clear()
    access.TABLE.update(before)
    access.RESOLVERS[:] = resolvers


class Tiny:
    """A router to hang routes on, and clients of an app that has only these."""

    def __init__(self, db: Database) -> None:
        self.router: APIRouter = room_router("tiny")
        self.db = db

    def app(self) -> FastAPI:
        app = FastAPI(openapi_url=None)
        app.state.settings, app.state.db = settings(), self.db
        app.include_router(self.router)
        _handle_errors(app)
        app.add_middleware(Guard, origin=settings().origin, https=False)
        return app

    def client(self, session: LoginSession | None = None, generation: int = 1, **more: Any) -> TestClient:
        client = TestClient(self.app(), base_url="http://localhost:8000", **more)
        if session is not None:
            client.cookies.set(settings().cookie_name, cookie_for(session.id, generation), domain="localhost.local")
        return client


@pytest.fixture
def tiny(db: Database, table: dict[str, access.Entry]) -> Tiny:
    return Tiny(db)


@pytest.fixture
def kai(world: World) -> LoginSession:
    """A signed-in young person's session."""
    return world.session_of(world.person("Kai"))


Operation = Callable[..., Any]
