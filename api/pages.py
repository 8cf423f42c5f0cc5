"""The app for phones as files, and the offline pages that describe the interface. Nothing comes from elsewhere."""

import json
import re
from pathlib import Path

import fastapi_offline
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from servestatic import ServeStaticASGI
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from api.core.errors import not_found

DOCS_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DOCS_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Linkup: interface</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/docs/files/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/docs/files/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body></html>"""
DOCS_START = "SwaggerUIBundle({url: '/openapi.json', dom_id: '#docs', deepLinking: true, displayOperationId: true});"
# Whatever can be opened can also be asked about, as watchers and chat apps do. What /api answers is there to be read.
SEEN = ["GET", "HEAD"]
HASHED = re.compile(r"/assets/.+-[A-Za-z0-9_-]{8,}\.\w+$")
SERVER_PATHS = ("api/", "docs", "demo/mailbox", "openapi.json", "metrics", "assets/")


def mount_docs(app: FastAPI) -> None:
    """/docs works without any network: its files come with the package."""
    static = Path(fastapi_offline.__file__).parent / "static"
    app.mount("/docs/files", StaticFiles(directory=static), name="docs-files")

    @app.api_route("/docs", methods=SEEN, include_in_schema=False)
    async def docs() -> Response:
        return Response(DOCS_PAGE, media_type="text/html")

    @app.api_route("/docs/start.js", methods=SEEN, include_in_schema=False)
    async def start() -> Response:
        return PlainTextResponse(DOCS_START, media_type="text/javascript")


def mount_app(app: FastAPI, folder: Path, cookie: str) -> None:
    """Any address that is not the server's opens the app, which knows its own screens."""
    index = folder / "index.html"
    first = FirstFiles(folder)

    @app.api_route("/{path:path}", methods=SEEN, include_in_schema=False)
    async def screens(request: Request, path: str) -> Response:
        if request.method == "HEAD" and path.startswith("api/"):
            raise HTTPException(405, headers={"allow": "GET"})
        if path.startswith(SERVER_PATHS) or not index.exists():
            raise not_found()
        headers = {"cache-control": "no-cache"}
        # Only for a page that opens: what the app keeps for later is fetched by its own list.
        if request.headers.get("sec-fetch-mode") == "navigate":
            headers |= first.for_page(f"/{path}", signed_in=cookie in request.cookies)
        return FileResponse(index, headers=headers)


class FirstFiles:
    """What the browser is told to fetch along with a page: the files its first screen needs.

    The build writes them down for each address (pwa/tools/first-files.ts). Otherwise a phone would learn of them one
    after the other, a journey there and back for each. An address nobody wrote down needs nothing more.
    """

    def __init__(self, folder: Path) -> None:
        written = folder / "first-files.json"
        found = json.loads(written.read_text()) if written.exists() else {"every": [], "in": [], "out": []}
        self._pages = {
            side: [(_address(path), ", ".join(map(_link, found["every"] + files))) for path, files in found[side]]
            for side in ("in", "out")
        }

    def for_page(self, path: str, *, signed_in: bool) -> dict[str, str]:
        """The headers that say so. `in` is a guess by the cookie: what is behind it, /api decides."""
        pages = self._pages["in" if signed_in else "out"]
        link = next((link for address, link in pages if address.fullmatch(path)), "")
        return ({"link": link} if link else {}) | ({"server-timing": "in"} if signed_in else {})


def _address(path: str) -> re.Pattern[str]:
    """`/events/:id` and `/run/*` as the app's router reads them."""
    parts = ("[^/]+" if part.startswith(":") else ".*" if part == "*" else re.escape(part) for part in path.split("/"))
    return re.compile("/".join(parts).replace("/.*", "(?:/.*)?"))


def _link(file: str) -> str:
    return f"</{file}>; rel={'preload; as=style' if file.endswith('.css') else 'modulepreload'}"


def static_files(app: ASGIApp, folder: Path) -> ASGIApp:
    """The built files: hashed names for ever, the rest asked for anew (so that an update arrives)."""
    if not folder.is_dir():
        return app
    files: ASGIApp = ServeStaticASGI(
        app,
        root=folder,
        max_age=0,
        allow_all_origins=False,
        index_file=False,
        mimetypes={".webmanifest": "application/manifest+json", ".woff2": "font/woff2"},
        immutable_file_test=lambda _, url: bool(HASHED.search(url)),
    )
    return files
