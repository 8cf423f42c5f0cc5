"""Writes the next migration from what the models say and the migrations do not make yet; then read and mend it.

    .venv/bin/python scripts/new_migration.py offers_have_hours "A lead sets how long an offer is held."

Autogenerate sees tables, columns, indexes and keys, but no changed CHECK: write those by hand (by name).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from alembic import command  # noqa: E402
from alembic.script import Script  # noqa: E402

from api.core import schema  # noqa: E402
from api.core.engine import WRITES, make_engine  # noqa: E402


def main() -> int:
    if len(sys.argv) != 3 or not sys.argv[2].endswith("."):
        print(__doc__)
        return 2
    what, sentence = sys.argv[1:]
    number = f"{int(schema.newest_revision()) + 1:04d}"
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/new.sqlite", pool=1)
        schema.upgrade(engine)
        with engine.connect().execution_options(**WRITES) as connection:
            config = schema.alembic_config(connection)
            config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
            made = command.revision(config, sentence, autogenerate=True, rev_id=number)
    path = TOP / "migrations" / "versions" / f"{number}_{what}.py"
    if not isinstance(made, Script):
        raise TypeError("one revision was asked for")
    Path(made.path).rename(path)
    subprocess.run([str(TOP / ".venv/bin/ruff"), "check", "--fix", "-q", str(path)], check=False)
    subprocess.run([str(TOP / ".venv/bin/ruff"), "format", "-q", str(path)], check=False)
    print(path.relative_to(TOP))
    return 0


if __name__ == "__main__":
    sys.exit(main())
