"""The real app with the floor beside it, as a process of its own: python -m bench.server PORT."""

from __future__ import annotations

import sys

import uvicorn

from api.core.config import settings
from api.main import create_app
from bench.floor import hang_floor


def main(port: int) -> None:
    app = create_app(settings())
    served = hang_floor(app, settings())
    uvicorn.run(served, host="127.0.0.1", port=port, access_log=False, log_level="warning", server_header=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
