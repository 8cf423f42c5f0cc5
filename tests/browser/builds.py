"""A second version of the built app, as after an update: all its parts have other names, and the old names are gone."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from tests.serving import TOP, Served

DIST = Path(os.environ.get("LINKUP_PWA_DIR", TOP / "pwa" / "dist"))
WHILE_IT_RESTARTED = "ERR_CONNECTION_REFUSED"
TEXT = {".js", ".css", ".html", ".json"}
PRESSED = {".br", ".gz", ".zst"}


def next_build(dist: Path, to: Path) -> Path:
    """Copies the app; every script gets another name, also where it is asked for, and the worker a new version."""
    shutil.copytree(dist, to, ignore=lambda _, names: [name for name in names if Path(name).suffix in PRESSED])
    scripts = [path.name for path in (to / "assets").glob("*-????????.js")]
    names = {old: f"{old[:-11]}{old[-11:-3][::-1]}.js" for old in scripts}
    old_names = re.compile("|".join(map(re.escape, names)))
    for file in list(to.rglob("*")):
        if file.suffix not in TEXT:
            continue
        text = file.read_text()
        text = old_names.sub(lambda found: names[found[0]], text)
        if file.name == "sw.js":
            text = re.sub(r"linkup-app-[0-9a-f]{12}", "linkup-app-0123456789ab", text)
        file.write_text(text)
        if file.name in names:
            file.rename(file.with_name(names[file.name]))
    assert "0123456789ab" in (to / "sw.js").read_text(), "the worker's version was not found"
    return to


def update(served: Served, folder: Path) -> None:
    """The server serves the next version of the app from now on."""
    served.stop()
    served.environment["LINKUP_PWA_DIR"] = str(next_build(DIST, folder))
    served.start()
