"""One head; what the migrations build is what the models say; every step goes down and up again with rows present."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlmodel import SQLModel

from api.core import audit, schema
from api.core.db import Database
from api.core.engine import make_engine
from api.rooms import open_house
from tests import postgres
from tests.conftest import ENGINE
from tests.house import catalogue

SCRIPTS = ScriptDirectory.from_config(schema.alembic_config())
STEPS = [step.revision for step in SCRIPTS.walk_revisions()]  # newest first


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Engine, Engine]]:
    """Two empty databases."""
    open_house()
    made = [f"sqlite:///{tmp_path / name}" if ENGINE == "sqlite" else postgres.make_database() for name in ("a", "b")]
    engines = [make_engine(url, pool=1) for url in made]
    yield engines[0], engines[1]
    for engine, url in zip(engines, made, strict=True):
        engine.dispose()
        if ENGINE != "sqlite":
            postgres.drop_database(url)


def from_models(engine: Engine) -> catalogue.Facts:
    with engine.connect().execution_options(linkup_write=True) as conn, conn.begin():
        SQLModel.metadata.create_all(conn)
    return catalogue.facts(engine)


def test_one_head_and_names_one_can_read() -> None:
    assert len(SCRIPTS.get_heads()) == 1
    assert len(SCRIPTS.get_bases()) == 1
    for number, step in enumerate(reversed(STEPS), 1):
        script = SCRIPTS.get_revision(step)
        assert re.fullmatch(rf"{number:04d}_[a-z_]+\.py", Path(script.path).name), script.path
        assert script.doc, "a migration says in a sentence what it brings"


def test_migrated_is_what_the_models_say(two: tuple[Engine, Engine]) -> None:
    schema.upgrade(two[0])
    migrated, modelled = catalogue.facts(two[0]), from_models(two[1])
    assert len(modelled["columns"]) > 100, "the catalogue was not read"
    assert len(modelled["triggers"]) >= 2 * len(audit.APPEND_ONLY)
    for kind, wanted in modelled.items():
        assert sorted(migrated[kind] - wanted) == [], f"{kind}: the migrations make what the models do not know"
        assert sorted(wanted - migrated[kind]) == [], f"{kind}: the models want what no migration makes"


def test_the_comparison_sees_what_alembic_does_not(two: tuple[Engine, Engine]) -> None:
    """A check, a trigger or an index that is gone must be noticed, else the test above proves nothing."""
    wanted, engine = from_models(two[1]), two[0]
    schema.upgrade(engine)
    lost = "audit_row_no_delete" if ENGINE == "sqlite" else "audit_row_no_change ON audit_row"
    with engine.connect().execution_options(linkup_write=True) as conn, conn.begin():
        conn.exec_driver_sql(f"DROP TRIGGER {lost}")
        conn.exec_driver_sql("DROP INDEX ix_audit_row_chain")
        conn.exec_driver_sql("ALTER TABLE house_mark ADD COLUMN more VARCHAR")
    now = catalogue.facts(engine)
    assert now["triggers"] != wanted["triggers"]
    assert now["indexes"] != wanted["indexes"]
    assert now["columns"] != wanted["columns"]
    assert any("ck_membership_state" in line for line in wanted["constraints"])


def test_every_step_goes_down_and_up_again_with_rows_present(two: tuple[Engine, Engine]) -> None:
    engine = two[0]
    schema.upgrade(engine)
    whole = catalogue.facts(engine)
    rows = catalogue.a_row_in_every_table(engine)
    assert catalogue.counts(engine) == rows
    for step in STEPS:
        before = catalogue.counts(engine)
        schema.downgrade(engine, f"{step}-1" if step != STEPS[-1] else "base")
        below = catalogue.counts(engine)
        assert {table: before[table] for table in below} == below, f"{step}: going down lost rows of other tables"
        schema.upgrade(engine, step)
        assert {table: before[table] for table in below}.items() <= catalogue.counts(engine).items()
        schema.downgrade(engine, f"{step}-1" if step != STEPS[-1] else "base")
    assert catalogue.counts(engine) == {}
    schema.upgrade(engine)
    assert catalogue.facts(engine) == whole


def test_upgrading_twice_does_nothing_and_the_app_knows_the_version(two: tuple[Engine, Engine]) -> None:
    for _ in range(2):
        schema.upgrade(two[0])
    assert schema.current_revision(two[0]) == schema.newest_revision() == STEPS[0]


def test_a_migrated_database_keeps_its_triggers(two: tuple[Engine, Engine]) -> None:
    schema.upgrade(two[0])
    db = Database(two[0].url.render_as_string(hide_password=False), pg_threads=1)
    try:
        db.run_now(lambda session: audit.note(session, "a", "thing", "t"))
        with pytest.raises(Exception, match="append-only"):
            db.run_now(lambda session: session.connection().exec_driver_sql("DELETE FROM audit_row"))
    finally:
        db.close()
