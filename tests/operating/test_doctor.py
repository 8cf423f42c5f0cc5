"""`linkup doctor` names what is wrong and what to do."""

from pathlib import Path

import pytest

from api.core import schema
from api.core.config import Settings
from api.core.crypto import Sealer
from api.core.db import Database
from api.doctor import examine

pytestmark = pytest.mark.pure  # its own SQLite file


def findings(config: Settings) -> dict[str, tuple[str, str]]:
    return {finding.about: (finding.state, finding.do) for finding in examine(config)}


def config_of(folder: Path, **more: object) -> Settings:
    return Settings(LINKUP_DATA_DIR=folder, DATABASE_URL="", _env_file=None, **more)  # type: ignore[arg-type, call-arg]


def test_an_empty_place_says_what_to_run(tmp_path: Path) -> None:
    found = findings(config_of(tmp_path))
    assert found["database"] == ("stop", "Run: linkup migrate")
    assert found["keys"][0] == "look"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    assert findings(config_of(tmp_path / "nowhere"))["data folder"][0] == "stop"


def test_a_healthy_place_is_said_to_be_so(tmp_path: Path) -> None:
    config = config_of(tmp_path, LINKUP_BASE_URL="https://linkup.example.org")
    Sealer(tmp_path)
    db = Database(config.url, pg_threads=1)
    schema.upgrade(db.engine)
    db.close()
    found = findings(config)
    assert {about: found[about][0] for about in ("data folder", "keys", "address", "database", "audit")} == {
        "data folder": "ok", "keys": "ok", "address": "ok", "database": "ok", "audit": "ok",
    }  # fmt: skip
    assert found["worker"][0] == "look"


def test_keys_others_can_read_and_plain_http_stop(tmp_path: Path) -> None:
    Sealer(tmp_path)
    (tmp_path / "keys.json").chmod(0o644)
    found = findings(config_of(tmp_path, LINKUP_BASE_URL="http://linkup.example.org"))
    assert found["keys"][0] == "stop"
    assert found["address"][0] == "stop"
