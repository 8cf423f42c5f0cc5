"""A person's calendar feed, and readers of it that others wrote: vobject, ical.js and khal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import vobject
from starlette.testclient import TestClient

from api.people.models import Person
from tests.events.scene import Scene

TOP = Path(__file__).resolve().parents[2]
NODE = TOP / ".tools" / "node" / "node"


class Read(NamedTuple):
    """One entry as a reader sees it."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    status: str


def link_of(scene: Scene, person: Person, **choice: bool) -> str:
    """The path of a person's private feed, made or changed."""
    made = scene.client(person).post("/api/me/calendar", json=choice)
    assert made.status_code == 200, made.text
    return str(made.json()["link"]).removeprefix("http://localhost:8000")


def fetch(scene: Scene, path: str, **headers: str) -> Any:
    """The feed as a calendar program asks for it: no cookie."""
    return TestClient(scene.world.app, base_url="http://localhost:8000").get(path, headers=headers)


def feed(scene: Scene, person: Person, **choice: bool) -> str:
    got = fetch(scene, link_of(scene, person, **choice))
    assert got.status_code == 200, got.text
    assert got.headers["content-type"] == "text/calendar; charset=utf-8"
    return str(got.text)


def by_vobject(text: str) -> list[Read]:
    """What the Python library vobject reads."""
    whole = vobject.readOne(text, validate=True)
    return sorted(
        Read(one.uid.value, one.dtstart.value.astimezone(UTC), one.dtend.value.astimezone(UTC), one.summary.value,
             one.status.value)
        for one in getattr(whole, "vevent_list", [])
    )  # fmt: skip


READ_BY_ICAL_JS = """
import ICAL from "ical.js";
let text = "";
for await (const part of process.stdin) text += part;
const whole = new ICAL.Component(ICAL.parse(text));
for (const zone of whole.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const utc = (time) => time.convertToZone(ICAL.Timezone.utcTimezone).toString();
const read = whole.getAllSubcomponents("vevent").map((it) => {
  const event = new ICAL.Event(it);
  return [event.uid, utc(event.startDate), utc(event.endDate), event.summary, it.getFirstPropertyValue("status")];
});
console.log(JSON.stringify(read));
"""


def by_ical_js(text: str) -> list[Read]:
    """What Mozilla's ical.js reads. It knows no zones of its own, so only the file's own VTIMEZONE can be right."""
    done = subprocess.run([str(NODE), "--input-type=module", "-e", READ_BY_ICAL_JS], cwd=TOP / "pwa" / "tools",
                          input=text, capture_output=True, text=True, check=True)  # fmt: skip
    return sorted(Read(uid, _utc(start), _utc(end), *rest) for uid, start, end, *rest in json.loads(done.stdout))


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


KHAL = """
[calendars]
[[mine]]
path = {folder}/mine
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = mine
"""
LINE = "{start-date-long}T{start-time}|{end-time}|{title}|{status}|{location}"


class Khal:
    """The command-line calendar khal with a calendar of its own, as somebody has it on their computer."""

    def __init__(self, folder: Path, zone: str = "Europe/London") -> None:
        (folder / "mine").mkdir()
        self.folder, self.config = folder, folder / "khal.conf"
        self.config.write_text(KHAL.format(folder=folder, zone=zone))

    def imports(self, text: str) -> None:
        file = self.folder / "feed.ics"
        file.write_text(text)
        self._run("import", "--batch", "--include-calendar", "mine", str(file))

    def lists(self, frm: str = "2027-01-01", days: str = "360d") -> list[str]:
        """What it shows, one line per entry."""
        out = self._run("list", "--day-format", "", "--format", LINE, frm, days)
        return [line for line in out.splitlines() if "|" in line]

    def _run(self, *said: str) -> str:
        command = [str(Path(sys.executable).with_name("khal")), "--config", str(self.config), *said]
        home = {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder)}
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **home}, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout
