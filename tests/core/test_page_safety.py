"""What the pages and files come with: shields on every kind of answer, small files for ever, nothing let in or out."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from api.core.compression import Compressed
from api.core.config import settings
from api.core.db import Database
from api.core.middleware import CSP, HEADERS, NOT_USED, PAGE_HEADERS, USED
from api.main import create_app
from api.pages import DOCS_CSP

SCRIPT = "console.log('Linkup')\n" * 200
PAGE = "<!doctype html><title>Linkup</title>" + "<p>What's on</p>" * 200
HASHED = "/assets/start-Ab12Cd34.js"
PAGES = ("/", "/events/1", "/docs", "/sw.js")
NOT_PAGES = (HASHED, "/assets/gone-Ab12Cd34.js", "/api/nothing", "/api/me", "/healthz", "/openapi.json")


@pytest.fixture
def client(tmp_path: Path, db: Database) -> Iterator[TestClient]:
    pwa = tmp_path / "dist"
    (pwa / "assets").mkdir(parents=True)
    (pwa / "index.html").write_text(PAGE)
    for name in (HASHED, "/sw.js"):
        (pwa / name[1:]).write_text(SCRIPT)
        (pwa / f"{name[1:]}.br").write_bytes(brotli.compress(SCRIPT.encode()))
        (pwa / f"{name[1:]}.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    app = create_app(settings().model_copy(update={"pwa_dir": pwa}), db)
    yield TestClient(app, base_url="http://localhost:8000", raise_server_exceptions=False)


def get(client: TestClient, path: str, **headers: str) -> Any:
    return client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize("path", [*PAGES, *NOT_PAGES])
def test_pages_files_answers_and_errors_carry_their_shields(client: TestClient, path: str) -> None:
    answer = get(client, path)
    shields = dict(PAGE_HEADERS if path in PAGES else HEADERS)
    if path == "/docs":
        shields["content-security-policy"] = DOCS_CSP
    assert {name: answer.headers.get(name) for name in shields} == shields
    assert "access-control-allow-origin" not in answer.headers
    assert "server" not in answer.headers


def test_the_policy_lets_nothing_inline_nothing_made_from_text_and_nobody_elses_in() -> None:
    rules = {name: words for name, *words in (rule.split() for rule in CSP.split("; "))}
    assert rules.pop("default-src") == ["'none'"]
    assert rules.pop("img-src") == ["'self'", "data:"]  # the square codes, drawn by the server
    assert rules.pop("require-trusted-types-for") == ["'script'"]
    assert rules.pop("trusted-types") == ["linkup"]
    assert [rules.pop(name) for name in ("base-uri", "frame-ancestors")] == [["'none'"]] * 2
    assert set(rules) >= {"script-src", "style-src", "connect-src", "form-action", "worker-src", "font-src"}
    assert all(words == ["'self'"] for words in rules.values()), "only our own"
    assert not re.search(r"unsafe|https?:|\*|report", CSP), "no way round, and no word to anybody about what happened"


def test_the_phone_lends_us_only_what_we_use() -> None:
    assert not set(USED) & set(NOT_USED)
    assert {"camera", "microphone", "geolocation", "payment"} <= set(NOT_USED)
    source = "".join(file.read_text() for file in Path("pwa/src").rglob("*.ts*"))
    asked_for = {"share": "web-share", "clipboard.writeText": "clipboard-write",
                 "credentials.get": "publickey-credentials-get", "credentials.create": "publickey-credentials-create",
                 "mediaDevices": "camera", "geolocation": "geolocation", "wakeLock": "screen-wake-lock"}  # fmt: skip
    assert {name for call, name in asked_for.items() if f"navigator.{call}" in source} == set(USED)


SEEN = ("/", "/events/1", "/healthz", "/readyz", "/docs", "/docs/start.js", "/openapi.json", HASHED, "/sw.js")


@pytest.mark.parametrize("path", [*SEEN, "/assets/gone-Ab12Cd34.js"])
def test_asking_about_a_page_says_what_opening_it_would_and_sends_nothing(client: TestClient, path: str) -> None:
    opened, asked = client.get(path), client.head(path)
    assert (asked.status_code, asked.text) == (opened.status_code, "")
    assert asked.status_code == (404 if "gone" in path else 200)
    told = ("content-type", "cache-control", "content-security-policy", "etag")
    assert {name: asked.headers.get(name) for name in told} == {name: opened.headers.get(name) for name in told}


@pytest.mark.parametrize("path", ["/api/me", "/api/nothing"])
def test_answers_are_read_not_asked_about(client: TestClient, path: str) -> None:
    answer = client.head(path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize(("takes", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)])
def test_files_come_as_small_as_the_browser_takes_them(client: TestClient, takes: str, sent: str | None) -> None:
    answer = get(client, HASHED, accept_encoding=takes)
    assert answer.text == SCRIPT
    assert answer.headers.get("content-encoding") == sent
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "accept-encoding" in answer.headers["vary"].lower()


def test_hashed_files_are_kept_for_ever_and_the_rest_asked_for_anew(client: TestClient) -> None:
    kept = get(client, HASHED).headers["cache-control"]
    assert "immutable" in kept and "max-age=315360000" in kept
    for path in ("/", "/events/1"):
        assert get(client, path).headers["cache-control"] == "no-cache"
    assert "max-age=0" in get(client, "/sw.js").headers["cache-control"]
    assert get(client, "/assets/gone-Ab12Cd34.js").status_code == 404, "never the page in place of a script"


@pytest.mark.parametrize(
    ("path", "accept", "asked_by", "packed"),
    [("/api/x", "application/json", "same-origin", True), ("/api/x", "application/json", None, True),
     ("/api/x", "application/json", "same-site", False), ("/api/x", "application/json", "cross-site", False),
     ("/api/x", "application/json", "none", False), ("/api/x", "text/html,*/*", "none", False),
     ("/api/x", "*/*", "same-origin", False), ("/api/tiny", "application/json", "same-origin", False),
     ("/groups", "text/html,*/*", "cross-site", True)],
)  # fmt: skip
def test_answers_are_compressed_for_our_own_app_and_for_nobody_who_opens_them_as_a_page(
    path: str, accept: str, asked_by: str | None, packed: bool
) -> None:
    """Somebody else's page can open an address of ours with the person's cookie; its length must tell nothing."""

    async def answer(request: Request) -> Response:
        return Response(
            "Kitchen Vibes " * (1 if request.url.path.endswith("tiny") else 100), media_type="application/json"
        )

    client = TestClient(Compressed(Starlette(routes=[Route("/{path:path}", answer)])))
    site = {"sec-fetch-site": asked_by} if asked_by else {}
    told = client.get(path, headers={"accept": accept, "accept-encoding": "br"} | site)
    assert (told.headers.get("content-encoding") == "br") is packed
    assert told.text.startswith("Kitchen Vibes ")
