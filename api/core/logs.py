"""Structured logs without personal data: only the fields listed here are ever written."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

# A field that is not on this list is dropped, whoever logs it. No names, addresses, texts, paths with ids or tokens.
MAY_BE_LOGGED = frozenset(
    {"event", "level", "timestamp", "method", "route", "status", "ms", "request", "operation", "error", "job", "count",
     "engine", "version", "migration", "where", "seconds"}
)  # fmt: skip


def _only_allowed(_: Any, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in entry.items() if key in MAY_BE_LOGGED}


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
