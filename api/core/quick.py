"""Statements for the path every request takes: written by SQLAlchemy once, run by the driver itself.

SQLAlchemy's own execution costs more than such a statement does (measured: 60 of 70 µs). They run in the transaction of
the connection they are given. What is waiting in a session must be flushed before they can see it.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam
from sqlalchemy.engine import Dialect

Convert = Callable[[Any], Any] | None
MOST_AT_ONCE = 20  # rows of one insert


class Ready(NamedTuple):
    """A statement as one engine takes it. order: its places (None: by name); fixed: what it always says."""

    text: str
    order: list[tuple[str, Convert]] | None
    named: dict[str, Convert]
    fixed: dict[str, Any]
    make: Callable[[Any], Any]
    back: list[tuple[int, Convert]]


class Quick:
    """One statement. `first` and `all` give the driver's tuples: on SQLite moments are text, truth is 0 or 1."""

    def __init__(self, statement: Any) -> None:
        self.statement = statement
        self._ready: dict[str, Ready] = {}

    def first(self, conn: Connection, values: dict[str, Any]) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._run(conn, values).fetchone()
        return found

    def all(self, conn: Connection, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._run(conn, values).fetchall()
        return found

    def run(self, conn: Connection, values: dict[str, Any]) -> None:
        """For what gives nothing back."""
        self._run(conn, values)

    def row(self, conn: Connection, values: dict[str, Any]) -> Any:
        """The first row by name, moments and truth as Python has them; None when there is none."""
        found = self._run(conn, values).fetchone()
        return None if found is None else _row(self._ready[conn.dialect.name], found)

    def rows(self, conn: Connection, values: dict[str, Any]) -> list[Any]:
        found = self._run(conn, values).fetchall()
        ready = self._ready[conn.dialect.name]
        return [_row(ready, one) for one in found]

    def _run(self, conn: Connection, values: dict[str, Any]) -> Any:
        ready = self._ready.get(conn.dialect.name) or self._prepare(conn.dialect)
        if ready.fixed:
            values = ready.fixed | values
        asked: Any
        if ready.order is not None:
            asked = [convert(values[name]) if convert else values[name] for name, convert in ready.order]
        else:
            asked = values
            for name, convert in ready.named.items():
                if convert:
                    asked = asked | {name: convert(values[name])}
        driver: Any = conn.connection.driver_connection
        return driver.execute(ready.text, asked)

    def _prepare(self, dialect: Dialect) -> Ready:
        compiled = self.statement.compile(dialect=dialect)
        into = {name: one.type.dialect_impl(dialect).bind_processor(dialect) for name, one in compiled.binds.items()}
        order = [(name, into.get(name)) for name in compiled.positiontup or ()] if compiled.positional else None
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        columns = getattr(self.statement, "selected_columns", None)
        make, back = (lambda found: found), []
        if columns is not None:
            row_class: Callable[..., Any] = namedtuple  # with names known only now
            make = row_class("Row", list(columns.keys()))._make
            processors = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
            back = [(at, processor) for at, processor in enumerate(processors) if processor]
        named = {name: convert for name, convert in into.items() if convert} if order is None else {}
        self._ready[dialect.name] = ready = Ready(str(compiled), order, named, fixed, make, back)
        return ready


def _row(ready: Ready, found: tuple[Any, ...]) -> Any:
    if not ready.back:
        return ready.make(found)
    values = list(found)
    for at, convert in ready.back:
        if values[at] is not None and convert is not None:
            values[at] = convert(values[at])
    return ready.make(values)


class QuickInsert:
    """Rows for one table, as many as come in one statement. All rows of one call name the same columns."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._ready: dict[tuple[str, ...], dict[int, Quick]] = {}

    def run(self, conn: Connection, rows: Sequence[dict[str, Any]]) -> None:
        for start in range(0, len(rows), MOST_AT_ONCE):
            some = rows[start : start + MOST_AT_ONCE]
            values = {f"{name}_{at}": value for at, row in enumerate(some) for name, value in row.items()}
            self._statement(tuple(some[0]), len(some)).run(conn, values)

    def _statement(self, names: tuple[str, ...], number: int) -> Quick:
        made = self._ready.setdefault(names, {})
        if number not in made:
            types = {name: self.table.c[name].type for name in names}
            rows = [{name: bindparam(f"{name}_{at}", type_=types[name]) for name in names} for at in range(number)]
            made[number] = Quick(self.table.insert().values(rows))
        return made[number]
