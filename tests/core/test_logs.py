"""What is logged is a list; a field that is not on it never reaches the log, and no traceback does either."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
import structlog

from api.core.logs import MAY_BE_LOGGED, NoTraces, where_in_house

pytestmark = pytest.mark.pure


def test_a_field_that_is_not_on_the_list_is_dropped() -> None:
    out = io.StringIO()
    rules = structlog.get_config()
    logger = structlog.wrap_logger(structlog.WriteLogger(out), processors=rules["processors"])
    logger.warning("x", status=200, name="Kai", path="/api/people/kai", email="kai@example.org", token="t")
    said = out.getvalue()
    assert '"status": 200' in said
    assert "kai" not in said.lower()


@pytest.mark.parametrize("private", ["name", "chosen_name", "email", "phone", "path", "url", "query", "token", "cookie",
                                     "body", "text", "person", "person_id", "ip", "client", "agent"])  # fmt: skip
def test_nothing_that_could_be_personal_is_on_the_list(private: str) -> None:
    assert private not in MAY_BE_LOGGED


def test_a_servers_traceback_is_dropped() -> None:
    out = io.StringIO()
    logger = logging.getLogger("a.test.of.ours")
    logger.propagate = False
    handler = logging.StreamHandler(out)
    logger.addHandler(handler)
    logger.addFilter(NoTraces())
    try:
        raise ValueError("Kai's secret")
    except ValueError as wrong:
        logger.error("Exception in %s\n", "app", exc_info=wrong)
    logger.error("Waiting for %s", "connections")
    assert "Kai" not in out.getvalue()
    assert "Waiting for connections" in out.getvalue()
    assert any(isinstance(one, NoTraces) for one in logging.getLogger("uvicorn.error").filters)


def test_where_it_went_wrong_is_a_place_in_our_code() -> None:
    from api.core.crypto import Keys  # noqa: PLC0415 - a place of ours that raises

    try:
        Keys.parse("{")
    except ValueError as wrong:
        place, line = where_in_house(wrong).split(":")
        assert place == "api/core/crypto.py"
        assert Path(place).exists() and int(line) > 1
    assert where_in_house(ValueError()) == "-"


def test_sql_errors_hide_what_was_typed(tmp_path: Path) -> None:
    from sqlalchemy import text  # noqa: PLC0415
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    from api.core.engine import make_engine  # noqa: PLC0415

    engine = make_engine(f"sqlite:///{tmp_path / 'x.sqlite'}")
    with pytest.raises(DBAPIError) as wrong, engine.connect() as conn:
        conn.execute(text("INSERT INTO nothing VALUES (:name)"), {"name": "Kai's secret"})
    engine.dispose()
    assert "Kai" not in str(wrong.value)
