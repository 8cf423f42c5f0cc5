"""Browser tests: a real Chromium, a phone's window of 360 × 740, and one demo server for the whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.phone import Phone
from tests.serving import Served, serving

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
def browser_context_args(demo_server: Served) -> dict[str, Any]:
    """A cheap phone, in English, in London."""
    return {
        "base_url": demo_server.url,
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 2,
        "has_touch": True,
        "is_mobile": True,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
    }


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("demo")) as served:
        yield served


@pytest.fixture
def phone(browser: Browser, browser_context_args: dict[str, Any], demo_server: Served) -> Iterator[OpenPhone]:
    """`phone()` is a browser nobody has used; `phone("lead")` one where that persona is signed in.

    The test fails at its end if any of them wrote an error to the console: a broken script, a refused style.
    """
    opened: list[Phone] = []

    def open_phone(persona: str | None = None, **look: Any) -> Phone:
        one = Phone(browser.new_context(**(browser_context_args | look)), demo_server.url)
        opened.append(one)
        if persona:
            one.be(persona)
        return one

    yield open_phone
    for one in opened:
        one.context.close()
    complaints = [said for one in opened for said in one.complaints]
    assert not complaints, "\n".join(complaints)
