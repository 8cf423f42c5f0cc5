"""A second version of the built app, as after an update: parts have other names, and the old names are gone."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from tests.serving import TOP, Served

DIST = Path(os.environ.get("LINKUP_PWA_DIR", TOP / "pwa" / "dist"))
WHILE_IT_RESTARTED = "ERR_CONNECTION_REFUSED"
TEXT = {".js", ".css", ".html"}
PRESSED = {".br", ".gz", ".zst"}


def next_build(dist: Path, to: Path, *parts: str) -> Path:
    """Copies the app; files of these parts ("ProposeScreen") get other names everywhere, the worker a new version."""
    shutil.copytree(dist, to, ignore=lambda _, names: [name for name in names if Path(name).suffix in PRESSED])
    names = {}
    for part in parts:
        (old,) = [path.name for path in (to / "assets").glob(f"{part}-????????.js")]
        names[old] = f"{part}-{'X' * 8}.js"
    for file in list(to.rglob("*")):
        if file.suffix not in TEXT:
            continue
        text = file.read_text()
        for old, new in names.items():
            text = text.replace(old, new)
        if file.name == "sw.js":
            text = re.sub(r"linkup-app-[0-9a-f]{12}", "linkup-app-0123456789ab", text)
        file.write_text(text)
        if file.name in names:
            file.rename(file.with_name(names[file.name]))
    assert "0123456789ab" in (to / "sw.js").read_text(), "the worker's version was not found"
    return to


def update(served: Served, folder: Path, *parts: str) -> None:
    """The server serves the next version of the app from now on."""
    served.stop()
    served.environment["LINKUP_PWA_DIR"] = str(next_build(DIST, folder, *parts))
    served.start()
