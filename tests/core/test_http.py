"""HTTP: who may send, how much, what comes back; every refusal is problem+json, and never a stack or SQL."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, Literal

import pytest
import structlog
from fastapi import Request
from pydantic import Field

from api.core import access, middleware
from api.core.access import Caller
from api.core.config import settings
from api.core.http import device_words, read, version_from, write
from api.core.middleware import HEADERS, MAX_BODY, MAX_UPLOAD, Guard
from api.core.schemas import Id, Input, Name
from api.core.sessions import LoginSession
from tests.core.conftest import Tiny

OURS = settings().origin


class Thing(Input):
    name: Name
    many: int = Field(default=0, ge=0, le=6)
    kind: Literal["a", "b"] = "a"


def same(_: Any, __: Caller, body: Any) -> Any:
    return {"got": body.name if isinstance(body, Thing) else len(body)}


def cookies(_: Any, caller: Caller, how: str) -> Any:
    caller.new_cookie, caller.clear_cookie = ("new" if how == "set" else None), how == "clear"
    return {}


def breaks(*_: Any) -> Any:
    raise RuntimeError("Kai's secret is in here")


@pytest.fixture
def client(tiny: Tiny) -> Any:
    for name in ("try_send", "try_upload", "try_get", "try_break", "try_cookie", "try_edit"):
        access.allow(name, "nobody", "person")

    @tiny.router.post("/send", operation_id="try_send")
    async def try_send(request: Request, body: Thing) -> Any:
        return await write(request, same, body)

    @tiny.router.post("/x/activity-log/import", operation_id="try_upload")
    async def try_upload(request: Request) -> Any:
        return await write(request, same, await request.body())

    @tiny.router.get("/get/{thing_id}", operation_id="try_get")
    async def try_get(request: Request, thing_id: Id, n: int = 1) -> Any:
        return await read(request, same, thing_id)

    @tiny.router.post("/break", operation_id="try_break")
    async def try_break(request: Request) -> Any:
        return await write(request, breaks)

    @tiny.router.post("/cookie/{how}", operation_id="try_cookie")
    async def try_cookie(request: Request, how: str) -> Any:
        return await write(request, cookies, how)

    @tiny.router.patch("/edit", operation_id="try_edit")
    async def try_edit(request: Request) -> Any:
        return {"version": version_from(request)}

    return tiny.client(raise_server_exceptions=False)


def is_problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["title"] and body["detail"].endswith(".") and body["code"]
    assert not {"Traceback", "sqlalchemy", "Error", "pydantic"} & set(body["detail"].replace(":", " ").split())
    return body


UNREADABLE = {
    "not json": b"{", "half a word": b'{"name": "\xff\xfe"}', "too deep": b"[" * 100_000, "a number like no other":
    b'{"many": ' + b"1" * 5000 + b"}", "nul": b'\x00{"name": "x"}', "words": b"name=x",
}  # fmt: skip


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_body_that_cannot_be_read_is_400(client: Any, body: bytes) -> None:
    is_problem(client.post("/api/send", content=body, headers={"content-type": "application/json"}), 400)


STRANGE: list[Any] = [
    None, [], "x", 1, {}, {"name": None}, {"name": ""}, {"name": "  "}, {"name": "x" * 41}, {"name": "a\0b"},
    {"name": "x", "more": 1}, {"name": "x", "many": 7}, {"name": "x", "many": "two"}, {"name": "x", "kind": "c"},
    {"name": {"a": 1}}, {"name": "x", "many": 1e400}, {"name": "x", "many": 10**30},
]  # fmt: skip


@pytest.mark.parametrize("body", STRANGE, ids=lambda body: json.dumps(body)[:40])
def test_a_body_that_is_wrong_is_422_and_names_the_field(client: Any, body: Any) -> None:
    answer = client.post("/api/send", content=json.dumps(body), headers={"content-type": "application/json"})
    fields = is_problem(answer, 422)["fields"]
    assert fields
    assert all(words.endswith(".") for words in fields.values())


def test_half_a_letter_in_json_is_refused(client: Any) -> None:
    body = b'{"name": "\\ud800"}'
    is_problem(client.post("/api/send", content=body, headers={"content-type": "application/json"}), 422)


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", "rubbish", ""])
def test_another_kind_of_body_is_refused(client: Any, kind: str) -> None:
    answer = client.post("/api/send", content=b'{"name": "x"}', headers={"content-type": kind})
    is_problem(answer, answer.status_code)
    assert answer.status_code in (415, 422)


def test_what_is_not_there_and_what_does_not_work_here(client: Any) -> None:
    is_problem(client.get("/api/nothing"), 404)
    answer = client.delete("/api/send")
    is_problem(answer, 405)
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize("path", ["/api/get/a%00b", "/api/get/" + "x" * 40, "/api/get/x?n=two", "/api/get/x?n="])
def test_a_strange_address_is_422(client: Any, path: str) -> None:
    is_problem(client.get(path), 422)


def test_bytes_that_are_no_letters_in_an_address_break_nothing(client: Any) -> None:
    assert client.get("/api/get/%ff%fe").status_code in (200, 404, 422)


def pieces(size: int) -> Iterator[bytes]:
    for start in range(0, size, 65_536):
        yield b"x" * min(65_536, size - start)


def test_too_much_is_413_with_and_without_a_length(client: Any) -> None:
    json_ = {"content-type": "application/json"}
    is_problem(client.post("/api/send", content=b"x" * (MAX_BODY + 1), headers=json_), 413)
    answer = client.post("/api/send", content=pieces(MAX_BODY + 1), headers=json_)
    assert "content-length" not in answer.request.headers
    is_problem(answer, 413)
    is_problem(client.post("/api/send", content=pieces(MAX_BODY), headers=json_), 400)


def test_only_an_upload_may_be_larger(client: Any) -> None:
    path = "/api/x/activity-log/import"
    assert client.post(path, content=b"x" * MAX_UPLOAD).json() == {"got": MAX_UPLOAD}
    assert client.post(path, content=pieces(MAX_UPLOAD)).json() == {"got": MAX_UPLOAD}
    is_problem(client.post(path, content=b"x" * (MAX_UPLOAD + 1)), 413)
    is_problem(client.post(path, content=pieces(MAX_UPLOAD + 1)), 413)


@pytest.mark.parametrize("length", ["-1", "1e9", "²", "99999999999999999999", "x"])
def test_a_length_that_is_no_length_is_413(client: Any, length: str) -> None:
    answer = client.post("/api/send", content=b"{}", headers={"content-length": length.encode("latin-1")})
    is_problem(answer, 413)


REFUSED = [{"origin": "https://evil.example"}, {"origin": "null"}, {"origin": ""}, {"origin": "http://localhost:9000"},
           {"origin": "https://localhost:8000"}, {"origin": "http://localhost.evil.example:8000"}, {"origin": "http://["},
           {"origin": "http://localhost:99999"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
           {"origin": OURS, "sec-fetch-site": "cross-site"}]  # fmt: skip


@pytest.mark.parametrize("headers", REFUSED, ids=str)
def test_another_website_may_not_send(client: Any, headers: dict[str, str]) -> None:
    assert is_problem(client.post("/api/send", json={"name": "x"}, headers=headers), 403)["code"] == "other_site"


@pytest.mark.parametrize("headers", [{}, {"origin": OURS}, {"origin": "http://127.0.0.1:8000"},
                                     {"origin": OURS, "sec-fetch-site": "same-origin"}], ids=str)  # fmt: skip
def test_our_own_pages_may(client: Any, headers: dict[str, str]) -> None:
    assert client.post("/api/send", json={"name": "x"}, headers=headers).json() == {"got": "x"}


def test_reading_from_elsewhere_is_the_browsers_business(client: Any) -> None:
    assert client.get("/api/get/x", headers={"origin": "https://evil.example"}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/get/x", 200), ("GET", "/api/nothing", 404), ("POST", "/api/send", 422), ("POST", "/api/break", 500)],
)
def test_every_answer_carries_the_same_shields(client: Any, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


def test_over_https_the_browser_is_told_to_stay_there(tiny: Tiny) -> None:
    app = tiny.app()
    app.user_middleware.clear()
    app.add_middleware(Guard, origin="https://linkup.example", https=True)
    tiny_client = tiny.client()
    tiny_client.app = app
    tiny_client._transport.app = app
    assert "max-age=31536000" in tiny_client.get("/api/x").headers["strict-transport-security"]


def test_a_mistake_of_ours_says_nothing_and_logs_no_words(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    rules = structlog.get_config()
    logger = structlog.wrap_logger(
        structlog.WriteLogger(out), processors=rules["processors"], wrapper_class=rules["wrapper_class"]
    )
    monkeypatch.setattr(middleware, "log", logger)
    answer = client.post("/api/break")
    assert is_problem(answer, 500)["code"] == "broke"
    assert "Kai" not in answer.text + out.getvalue()
    mistake = json.loads(out.getvalue())
    assert (mistake["event"], mistake["error"], mistake["route"]) == ("mistake", "RuntimeError", "/api/break")
    assert mistake["where"].startswith("api/core/")


def test_the_cookie_comes_with_the_answer_and_goes_with_it(client: Any) -> None:
    made = client.post("/api/cookie/set").headers["set-cookie"].lower()
    assert made.startswith("linkup=new;")
    assert "httponly" in made and "samesite=lax" in made and "path=/" in made and "domain" not in made
    gone = client.post("/api/cookie/clear").headers["set-cookie"].lower()
    assert "max-age=0" in gone and "httponly" in gone


@pytest.mark.parametrize("cookie", ["linkup=é", "linkup=" + "[" * 4000, "linkup=a.b.c; linkup=d.e.f", '="', "\x01"])
def test_a_strange_cookie_is_nobodys(client: Any, cookie: str) -> None:
    assert client.get("/api/get/x", headers={"cookie": cookie.encode("latin-1", "replace")}).status_code == 200


VERSIONS = [('"3"', 200, 3), ("3", 200, 3), ('W/"12"', 200, 12), ("x", 422, None), (None, 200, None), ("", 422, None)]


@pytest.mark.parametrize(("sent", "status", "version"), VERSIONS)
def test_which_version_was_changed(client: Any, sent: str | None, status: int, version: int | None) -> None:
    answer = client.patch("/api/edit", headers={} if sent is None else {"if-match": sent})
    assert answer.status_code == status
    assert status != 200 or answer.json() == {"version": version}


def test_a_phone_can_be_known_again_without_a_fingerprint() -> None:
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 Version/18.1 Mobile Safari/604.1"
    assert device_words(iphone) == "iPhone · Safari"
    assert device_words("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537") == "Android phone · Chrome"
    assert device_words("") == "Computer · browser"


def test_a_signed_in_person_gets_in_by_cookie(tiny: Tiny, kai: LoginSession) -> None:
    access.allow("try_me", "person")

    @tiny.router.get("/try-me", operation_id="try_me")
    async def try_me(request: Request) -> Any:
        return await read(request, lambda _, caller: {"me": caller.person_id})

    assert tiny.client(kai).get("/api/try-me").json() == {"me": kai.person_id}
    assert tiny.client().get("/api/try-me").status_code == 401
