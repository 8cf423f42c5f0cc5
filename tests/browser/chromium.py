"""Which Chromium the browser tests drive, and how it is started. It is found on the machine, never downloaded."""

from __future__ import annotations

import os
import shutil
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome-stable")
# Nothing but this machine can be reached: a page that asks for anything else fails its test.
FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def wanted() -> bool:
    """False when the person running the tests chose to do without a browser (NO_BROWSER=1)."""
    return os.environ.get("NO_BROWSER") != "1"


def launch_options() -> dict[str, Any]:
    """Playwright's launch options. Raises FileNotFoundError with a plain sentence when there is no Chromium."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise FileNotFoundError("The browser tests need Chromium. Run scripts/setup-chromium, or set NO_BROWSER=1.")
    return {"executable_path": path, "args": list(FLAGS), "headless": True}
