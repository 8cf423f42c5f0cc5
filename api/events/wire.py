"""Parts of statements that hand over what they read as it goes over the wire: nothing is converted on the way."""

from typing import Any

from sqlalchemy import ColumnElement, String, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class wire_moment(FunctionElement[str]):  # noqa: N801 - reads as a function in a select, like func.count
    """A moment column as it goes over the wire: "2026-11-22T18:00:00Z", written by the database."""

    type = String()
    inherit_cache = True


@compiles(wire_moment, "sqlite")
def _sqlite(element: Any, compiler: Any, **more: Any) -> str:
    return f"substr({compiler.process(element.clauses, **more)}, 1, 19) || 'Z'"


@compiles(wire_moment, "postgresql")
def _postgresql(element: Any, compiler: Any, **more: Any) -> str:
    column = compiler.process(element.clauses, **more)
    return f"to_char(({column}) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"


def word(value: str) -> ColumnElement[str]:
    """A word of ours, written into the statement: nothing to bind or expand each time it runs."""
    return literal_column(f"'{value}'", String)
