"""What a database really holds, as comparable facts: columns, keys, checks, indexes, triggers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Engine, Table, text
from sqlalchemy.types import Boolean, Date, Integer, LargeBinary
from sqlmodel import SQLModel

from api.core import clock
from api.core.fields import JsonText, UtcMoment

Facts = dict[str, set[str]]

POSTGRES = {
    "columns": """SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
                  FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
                      WHERE connamespace = 'public'::regnamespace AND contype <> 'n'""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}


def facts(engine: Engine) -> Facts:
    """Everything the catalogue says, apart from the table that remembers the migration."""
    found = _postgres(engine) if engine.dialect.name == "postgresql" else _sqlite(engine)
    return {kind: {line for line in lines if "alembic_version" not in line} for kind, lines in found.items()}


def _postgres(engine: Engine) -> Facts:
    with engine.connect() as conn:
        return {
            kind: {" | ".join(map(str, row)) for row in conn.execute(text(asked))} for kind, asked in POSTGRES.items()
        }


def _sqlite(engine: Engine) -> Facts:
    found: Facts = {"columns": set(), "constraints": set(), "indexes": set(), "triggers": set()}
    with engine.connect() as conn:
        for kind, name, table, made in conn.execute(text("SELECT type, name, tbl_name, sql FROM sqlite_master")):
            tidy = re.sub(r"\s+", " ", (made or "").replace('"', "")).strip()
            if kind in ("index", "trigger"):
                found["indexes" if kind == "index" else "triggers"].add(f"{table} | {name} | {tidy}")
                continue
            for row in conn.exec_driver_sql(f"PRAGMA table_xinfo('{name}')"):
                found["columns"].add(f"{name} | {' | '.join(str(part) for part in row[1:])}")
            for row in conn.exec_driver_sql(f"PRAGMA foreign_key_list('{name}')"):
                found["constraints"].add(f"{name} | fk | {' | '.join(str(part) for part in row[2:])}")
            inner = tidy.partition("(")[2]
            for part in re.findall(r"CONSTRAINT \w+ (?:CHECK|UNIQUE|FOREIGN KEY|PRIMARY KEY) ?\(", inner):
                found["constraints"].add(f"{name} | {_whole(inner[inner.index(part) :])}")
    return found


def _whole(made: str) -> str:
    """A constraint up to the bracket that ends it."""
    depth = 0
    for at, letter in enumerate(made):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0:
            return made[: at + 1]
    return made


def a_row_in_every_table(engine: Engine) -> dict[str, int]:
    """Writes one row into each table of the models, as plain as its checks allow. Gives the rows per table."""
    with engine.connect().execution_options(linkup_write=True) as conn, conn.begin():
        made: dict[tuple[str, str], Any] = {}
        for table in SQLModel.metadata.sorted_tables:
            row = plain_row(table, made)
            made |= {(table.name, column): value for column, value in row.items()}
            conn.execute(table.insert(), row)
    return dict.fromkeys(SQLModel.metadata.tables, 1)


def plain_row(table: Table, made: dict[tuple[str, str], Any]) -> dict[str, Any]:
    words = {
        match[1]: match[2]
        for check in table.constraints
        if isinstance(check, CheckConstraint) and (match := re.match(r"(\w+) IN \('([^']*)'", str(check.sqltext)))
    }
    row: dict[str, Any] = {}
    for column in table.columns:
        keys = list(column.foreign_keys)
        if keys:
            target = (keys[0].column.table.name, keys[0].column.name)
            row[column.name] = made.get(target)  # a row that points at its own table points at nothing
        elif column.nullable:
            row[column.name] = None
        else:
            row[column.name] = words.get(column.name) or plain_value(column)
    return row


def plain_value(column: Any) -> Any:
    kind = column.type
    if isinstance(kind, UtcMoment):
        return clock.now()
    if isinstance(kind, JsonText):
        return []
    for sort, value in ((Boolean, False), (Integer, 1), (Date, date(2026, 11, 22)), (LargeBinary, b"x")):
        if isinstance(kind, sort):
            return value
    return f"{column.table.name}-{column.name}"[: getattr(kind, "length", None) or 200]


def counts(engine: Engine) -> dict[str, int]:
    """Rows per table that is there now."""
    there = {line.split(" | ")[0] for line in facts(engine)["columns"]} & SQLModel.metadata.tables.keys()
    with engine.connect() as conn:
        return {name: conn.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in there}  # noqa: S608
