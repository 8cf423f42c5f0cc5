"""What travels compressed: pages always, answers of /api only when the app's own script asked for them."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware

WORTH_IT = 600  # below this many bytes, packing costs more than it saves


class Compressed:
    """zstd, brotli or gzip, whatever the browser takes.

    The length of a compressed answer tells something of what is in it (BREACH). Somebody else's page can make a browser
    open one of our addresses with the person's cookie, but only as a page: such a request does not ask for JSON alone.
    A neighbour below the same domain can ask for JSON with the cookie; there the browser says that it was not us.
    So an answer with a code or a link in it is never compressed for anybody but our own app.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.plain = app
        self.packed = CompressMiddleware(app, minimum_size=WORTH_IT)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, packed or plain."""
        await (self.packed if _may_shrink(scope) else self.plain)(scope, receive, send)


def _may_shrink(scope: Scope) -> bool:
    if scope["type"] != "http":
        return False
    if not scope["path"].startswith("/api/"):
        return True
    headers = Headers(scope=scope)
    ours = headers.get("sec-fetch-site", "same-origin") == "same-origin"  # browsers before 2023 do not say it
    return ours and headers.get("accept") == "application/json"
