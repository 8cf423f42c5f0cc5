"""A second version of the built app, as after an update: parts have other names, and the old names are gone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

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
