"""Column types that mean the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, String, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

from api.core.ids import new_id

# Every constraint has a name a migration can point at, the same on both engines.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite has no zones: there it is fixed-width ISO text, which sorts and compares rightly."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone would be a guess")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return kept_moment(value)


def kept_moment(value: Any) -> datetime | None:
    """A moment as a driver gives it: text on SQLite, with the server's zone on PostgreSQL."""
    if value is None:
        return None
    return datetime.fromisoformat(value) if isinstance(value, str) else value.astimezone(UTC)


class JsonText(TypeDecorator[Any]):
    """Small structured data kept as text on both engines; never searched."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model, for statements in columns: the type checker cannot see the one SQLModel adds."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def id_field() -> Any:
    return Field(default_factory=new_id, primary_key=True, max_length=36)


def ref(target: str, *, index: bool = True, nullable: bool = False, **more: Any) -> Any:
    """A foreign key by "table.id"; rooms refer to tables on their left by name."""
    if nullable:
        more.setdefault("default", None)
    return Field(foreign_key=target, max_length=36, index=index, nullable=nullable, **more)


def moment(*, nullable: bool = False, index: bool = False, **more: Any) -> Any:
    if nullable:
        more.setdefault("default", None)
    return Field(sa_type=UtcMoment, nullable=nullable, index=index, **more)


def one_of(name: str, column: str, values: tuple[str, ...]) -> CheckConstraint:
    """A named CHECK that keeps a short-string column to its words (named, or a batch migration would drop it)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name)
