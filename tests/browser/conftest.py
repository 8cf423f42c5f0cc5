"""Browser tests: a real Chromium, a phone's window of 360 × 740, and for each file a demo server of its own.

What one file makes is never in another's way, so a test passes or fails the same alone and beside all others.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.builds import DIST
from tests.browser.phone import Phone
from tests.serving import Served, filled, started

OpenPhone = Callable[..., Phone]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test; without a browser none of them is run, and the summary says so."""
    ours = [item for item in items if "tests/browser/" in item.path.as_posix()]
    for item in ours:
        item.add_marker(pytest.mark.browser)
    if not chromium.wanted() and ours:
        config.hook.pytest_deselected(items=ours)
        items[:] = [item for item in items if item not in ours]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not chromium.wanted():
        terminalreporter.section("NO_BROWSER=1: THE BROWSER TESTS DID NOT RUN")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return chromium.launch_options()


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A cheap phone, in English, in London."""
    return {
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 2,
        "has_touch": True,
        "is_mobile": True,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
    }


@pytest.fixture(scope="session")
def filled_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo as it is on its first day: made once, copied for each file."""
    return filled(tmp_path_factory.mktemp("first-day"))


@pytest.fixture(scope="module")
def demo_server(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(filled_demo, folder, dirs_exist_ok=True)
    with started(folder) as served:
        yield served


@pytest.fixture
def updating(filled_demo: Path, tmp_path: Path) -> Iterator[Served]:
    """A server of its own, so that its app can be changed under the feet of open pages."""
    folder = shutil.copytree(filled_demo, tmp_path / "demo")
    with started(folder, {"LINKUP_PWA_DIR": str(DIST)}) as served:
        yield served


@pytest.fixture
def phone(browser: Browser, browser_context_args: dict[str, Any], demo_server: Served) -> Iterator[OpenPhone]:
    """`phone()` is a browser nobody has used; `phone("lead")` one where that persona is signed in.

    The test fails at its end if any of them wrote an error to the console: a broken script, a refused style.
    """
    opened: list[Phone] = []

    def open_phone(persona: str | None = None, **look: Any) -> Phone:
        args = {"base_url": demo_server.url, **browser_context_args, **look}
        one = Phone(browser.new_context(**args), demo_server.url)
        opened.append(one)
        if persona:
            one.be(persona)
        return one

    yield open_phone
    for one in opened:
        one.context.close()
    complaints = [said for one in opened for said in one.complaints if not any(part in said for part in one.excused)]
    assert not complaints, "\n".join(complaints)
