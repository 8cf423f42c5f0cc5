"""The app for phones as files, and the offline pages that describe the interface. Nothing comes from elsewhere."""

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


def mount_app(app: FastAPI, folder: Path) -> None:
    """Any address that is not the server's opens the app, which knows its own screens."""
    index = folder / "index.html"

    @app.api_route("/{path:path}", methods=SEEN, include_in_schema=False)
    async def screens(request: Request, path: str) -> Response:
        if request.method == "HEAD" and path.startswith("api/"):
            raise HTTPException(405, headers={"allow": "GET"})
        if path.startswith(SERVER_PATHS) or not index.exists():
            raise not_found()
        return FileResponse(index, headers={"cache-control": "no-cache"})


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
