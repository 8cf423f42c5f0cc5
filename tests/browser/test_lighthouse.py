"""Lighthouse as a phone on a slow line, signed in: the four screens that matter most, the middle of three runs each.

Scores are asked for; times are only printed, because they tell as much of this machine as of the app. So the score for
speed is asked for only where three runs were made on a machine that has something to spare.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from statistics import median
from typing import Any

import pytest

from tests.browser import chromium
from tests.browser.conftest import OpenPhone
from tests.browser.scene import an_activity
from tests.serving import TOP, Served

pytestmark = pytest.mark.prove
IS_SHORT = os.environ.get("PROVE") == "short"
RUNS = 1 if IS_SHORT else 3
WANTED = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
# A machine this slow (or this busy) has nothing left to slow down further: it measures itself.
SLOWEST_MACHINE = 1000
LAYOUT_SHIFT = 0.02
BYTES = 200_000
SCREENS = {
    "home": ("young_person", "/"),
    "activity": ("young_person", "/events/{event}"),
    "check-in": ("lead", "/run/events/{event}/door"),
    "activity log": ("worker", "/staff/log"),
}


def measure(served: Served, persona: str, path: str) -> list[dict[str, Any]]:
    options = chromium.launch_options()
    command = [f"{TOP}/.tools/node/node", "tools/lighthouse.mjs", served.url, persona, path, str(RUNS)]
    done = subprocess.run(
        [*command, options["executable_path"], "--headless=new", "--no-sandbox", *options["args"]],
        cwd=TOP / "pwa", capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    runs = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert len(runs) == RUNS, done.stdout
    assert not [run["problem"] for run in runs if run["problem"]]
    return runs


@pytest.mark.parametrize("screen", list(SCREENS)[:1] if IS_SHORT else SCREENS)
def test_a_cheap_phone_opens_it_fast(
    demo_server: Served, phone: OpenPhone, capsys: pytest.CaptureFixture[str], screen: str
) -> None:
    persona, path = SCREENS[screen]
    event = an_activity(phone("lead"), "Fast", timedelta(minutes=-10 if screen == "check-in" else 60 * 24))
    wanted = path.format(event=event)
    runs = measure(demo_server, persona, wanted)
    assert all(run["shown"].endswith(wanted) for run in runs), f"{persona} was sent to {runs[0]['shown']}"
    scores = {name: median(run["scores"][name] for run in runs) for name in WANTED}
    middle = {name: median(run[name] for run in runs) for name in ("fcp", "lcp", "tbt", "cls", "bytes", "benchmark")}
    with capsys.disabled():
        sys.stdout.write(
            f"\nLighthouse, {screen:<12} {' '.join(f'{score:.0f}' for score in scores.values())}"
            f"  FCP {middle['fcp']:.0f} ms  LCP {middle['lcp']:.0f} ms  TBT {middle['tbt']:.0f} ms"
            f"  CLS {middle['cls']:.3f}  {middle['bytes'] / 1000:.0f} kB  benchmark {middle['benchmark']:.0f}\n"
        )
    if IS_SHORT or middle["benchmark"] < SLOWEST_MACHINE:
        scores.pop("performance")
    low = {name: score for name, score in scores.items() if score < WANTED[name]}
    assert not low, f"{low}: {sorted({why for run in runs for why in run['failed']})}"
    assert middle["cls"] <= LAYOUT_SHIFT
    assert middle["bytes"] <= BYTES
