"""A page that opens names the files its first screen needs; nothing else does, and a made-up address breaks nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.core.config import settings
from api.core.db import Database
from api.main import create_app

OPENS = {"sec-fetch-mode": "navigate"}
WRITTEN = {
    "every": ["assets/start.css"],
    "in": [["/", ["assets/Home.js"]], ["/events/:id", ["assets/Event.js", "assets/Event.css"]],
           ["/run/events/:event/door", ["assets/Door.js"]], ["/run/*", ["assets/Run.js"]]],
    "out": [["/", ["assets/Welcome.js"]], ["/*", ["assets/SignIn.js"]]],
}  # fmt: skip
EVERY = "</assets/start.css>; rel=preload; as=style"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<!doctype html><title>Linkup</title>")
    (tmp_path / "first-files.json").write_text(json.dumps(WRITTEN))
    return tmp_path


@pytest.fixture
def client(folder: Path, db: Database) -> Iterator[TestClient]:
    app = create_app(settings().model_copy(update={"pwa_dir": folder}), db)
    yield TestClient(app, base_url="http://localhost:8000")


def opened(client: TestClient, path: str, *, signed_in: bool) -> Any:
    cookie = {"cookie": f"{settings().cookie_name}=anything"} if signed_in else {}
    return client.get(path, headers=OPENS | cookie)


@pytest.mark.parametrize(
    ("path", "signed_in", "names"),
    [("/", True, ["Home.js"]), ("/", False, ["Welcome.js"]), ("/events/1", True, ["Event.js", "Event.css"]),
     ("/events/1", False, ["SignIn.js"]), ("/run/events/1/door", True, ["Door.js"]), ("/run", True, ["Run.js"]),
     ("/run/a/b/c", True, ["Run.js"]), ("/nowhere", True, None), ("/events/a%20b", True, ["Event.js", "Event.css"])],
)  # fmt: skip
def test_a_page_names_what_its_first_screen_needs(
    client: TestClient, path: str, signed_in: bool, names: list[str] | None
) -> None:
    link = opened(client, path, signed_in=signed_in).headers.get("link")
    if names is None:
        assert link is None
        return
    kinds = {".js": "modulepreload", "css": "preload; as=style"}
    assert link == ", ".join([EVERY, *(f"</assets/{name}>; rel={kinds[name[-3:]]}" for name in names)])


def test_it_says_whether_somebody_seems_to_be_in_and_nothing_of_the_cookie(client: TestClient) -> None:
    answer = opened(client, "/", signed_in=True)
    assert answer.headers["server-timing"] == "in"
    assert "anything" not in str(answer.headers)
    assert "server-timing" not in opened(client, "/", signed_in=False).headers


def test_only_a_page_that_opens_says_so(client: TestClient) -> None:
    """The service worker keeps the page for every address: what one of them needs is none of its business."""
    answer = client.get("/", headers={"sec-fetch-mode": "cors"})
    assert answer.status_code == 200
    assert "link" not in answer.headers


def test_without_the_list_pages_open_all_the_same(folder: Path, db: Database) -> None:
    (folder / "first-files.json").unlink()
    app = create_app(settings().model_copy(update={"pwa_dir": folder}), db)
    answer = opened(TestClient(app, base_url="http://localhost:8000"), "/events/1", signed_in=True)
    assert (answer.status_code, answer.headers.get("link")) == (200, None)
