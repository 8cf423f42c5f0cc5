"""Structured logs without personal data: only the fields listed here are ever written."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

# A field that is not on this list is dropped, whoever logs it. No names, addresses, texts, paths with ids or tokens.
MAY_BE_LOGGED = frozenset(
    {"event", "level", "timestamp", "method", "route", "status", "ms", "request", "operation", "error", "job", "count",
     "engine", "version", "migration", "where", "seconds"}
)  # fmt: skip


def _only_allowed(_: Any, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in entry.items() if key in MAY_BE_LOGGED}


TOP = Path(__file__).resolve().parents[2]
HOUSE = str(TOP / "api")


def where_in_house(wrong: BaseException) -> str:
    """File and line of our own code where it went wrong: enough to find it, and nothing anybody wrote."""
    ours = [frame for frame in traceback.extract_tb(wrong.__traceback__) if frame.filename.startswith(HOUSE)]
    return f"{Path(ours[-1].filename).relative_to(TOP)}:{ours[-1].lineno}" if ours else "-"


class NoTraces(logging.Filter):
    """Drops other people's tracebacks: the words of an error may hold what a person typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            record.exc_info, record.exc_text = None, None
            record.msg, record.args = 'an error was logged as "mistake"', ()
        return True


for _others in ("uvicorn.error", "dbos"):
    logging.getLogger(_others).addFilter(NoTraces())
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _only_allowed,
        structlog.processors.JSONRenderer(),
    ],
    wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    cache_logger_on_first_use=True,
)
log = structlog.get_logger()
