"""Anybody can set Linkup up: the scripts are whole, `make help` tells all, the locks name public places only."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
SHELL_SCRIPTS = sorted(
    path
    for path in (*(TOP / "scripts").iterdir(), TOP / ".ci" / "run")
    if path.is_file() and path.read_bytes().startswith(b"#!/usr/bin/env bash")
)
LOCKS = ("pwa/package-lock.json", "pwa/tools/package-lock.json")

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("script", SHELL_SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_run_and_read_by_bash(script: Path) -> None:
    assert os.access(script, os.X_OK), f"{script.name} is not executable"
    done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^set -e?u", script.read_text(), re.M), "a script stops at a name that was never set"


def test_make_help_tells_every_target() -> None:
    told = subprocess.run(["make", "-s", "help"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    for target in ("help", "run", "test", "prove", "ci", "lint", "bench", "screenshots", "openapi"):
        assert re.search(rf"^make {target} +\S", told, re.M), target


def test_what_make_names_exists() -> None:
    named = set(re.findall(r"scripts/[\w.-]+", (TOP / "Makefile").read_text()))
    assert named
    assert [name for name in sorted(named) if not (TOP / name).exists()] == []


def test_the_python_lock_holds_only_packages_from_the_public_index() -> None:
    lock = tomllib.loads((TOP / "uv.lock").read_text())
    sources = {json.dumps(package["source"]) for package in lock["package"]}
    assert sources == {json.dumps({"registry": "https://pypi.org/simple"}), json.dumps({"editable": "."})}
    hosts = set(re.findall(r"https?://([^/\"]+)", (TOP / "uv.lock").read_text()))
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}


@pytest.mark.parametrize("lock", LOCKS)
def test_an_app_lock_is_whole_and_names_no_other_place(lock: str) -> None:
    packages = json.loads((TOP / lock).read_text())["packages"]
    held = {path.rpartition("node_modules/")[2] for path in packages}
    for path, package in packages.items():
        assert path == "" or package.get("integrity") or package.get("link"), f"{path} has no checksum"
        place = package.get("resolved", "https://registry.npmjs.org/")
        assert place.startswith("https://registry.npmjs.org/"), place
        # A lock made where a platform's build was missing would fail `npm ci` for everybody.
        absent = [name for name in package.get("optionalDependencies", {}) if name not in held]
        assert absent == [], f"{path or 'the app'} names builds that the lock does not hold"


def test_browsers_are_found_never_fetched() -> None:
    makefile = (TOP / "Makefile").read_text()
    assert "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1" in makefile
    texts = [path.read_text() for path in (*SHELL_SCRIPTS, TOP / "Makefile", TOP / "pwa" / "package.json")]
    assert not any("playwright install" in text for text in texts)
