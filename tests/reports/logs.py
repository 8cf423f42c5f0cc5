"""Files and little helps for the tests of the activity log over HTTP and the command line."""

import csv
import io
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from api.reports.log_reading import read_log

DATA = Path(__file__).parents[1] / "data"
TIDY, PRINTED, MESSY = "activity-log-2022-2024.csv", "activity-log-as-printed.tsv", "messy-log.csv"
HEAD = "DATE,EVENT/ACTIVITY/WORKSHOP SESSIONS,ATTENDED,WHO ATTENDED\n"
FIGURES: dict[str, Any] = {
    "rows": 98,
    "attendances": 862,
    "by_year": {
        "2022": {"sessions": 41, "attendances": 365},
        "2023": {"sessions": 51, "attendances": 341},
        "2024": {"sessions": 6, "attendances": 156},
    },
    "by_who": {
        "New and old members": {"sessions": 45, "attendances": 376},
        "Movement members": {"sessions": 44, "attendances": 238},
        "New members": {"sessions": 3, "attendances": 12},
        "Online": {"sessions": 3, "attendances": 14},
        "Professionals & YP's": {"sessions": 2, "attendances": 85},
        "New YP and professionals": {"sessions": 1, "attendances": 137},
    },
}


def data(name: str) -> bytes:
    return (DATA / name).read_bytes()


def as_figures(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: answer[key] for key in FIGURES}


def bring(client: TestClient, programme_id: str, content: bytes, **wish: Any) -> Any:
    """Imports over HTTP as this client."""
    return client.post(
        f"/api/programmes/{programme_id}/activity-log/import", content=content, params=wish,
        headers={"content-type": "application/octet-stream"},
    )  # fmt: skip


def log_of(client: TestClient, programme_id: str, **wanted: Any) -> Any:
    return client.get(f"/api/programmes/{programme_id}/activity-log", params=wanted)


def cells(content: bytes) -> list[list[str]]:
    """A CSV export as plain cells, headings first."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def written(content: bytes, name: str) -> list[tuple[str, str, int, str]]:
    """What a file says, row by row, as first written."""
    return [(row.date_text, row.title_text, row.attended, row.who_text) for row in read_log(content, name).rows]
