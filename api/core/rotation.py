"""Changing the field key: every sealed text is sealed again with a new key, then the old key goes.

Safe to stop at any moment and start again: until the last row is done the old key stays in the ring.
"""

import time
from functools import partial

from sqlalchemy import bindparam, select
from sqlmodel import Session, SQLModel

from api.core.crypto import LOOK_EVERY, SEALED, Sealer
from api.core.db import Database

BATCH = 500


def rotate(db: Database, sealer: Sealer) -> int:
    """Returns how many texts were sealed again."""
    newest = sealer.add_field_key()
    time.sleep(2 * LOOK_EVERY)  # every running process seals with the new key from here on
    done = sum(_column(db, sealer, newest, where) for where in SEALED)
    sealer.drop_old_field_keys()
    return done


def _column(db: Database, sealer: Sealer, newest: str, where: tuple[str, str, str]) -> int:
    done, after = 0, ""
    while True:
        rows = db.run_now(partial(_batch, sealer=sealer, newest=newest, where=where, after=after))
        if not rows:
            return done
        done += rows[0]
        after = rows[1]


def _batch(
    session: Session, sealer: Sealer, newest: str, where: tuple[str, str, str], after: str
) -> tuple[int, str] | None:
    """Seals up to 500 rows again. The names come from our own list of sealed columns, never from outside."""
    conn = session.connection()
    table_name, column_name, name = where
    table = SQLModel.metadata.tables[table_name]
    sealed = table.c[column_name]
    rows = conn.execute(
        select(table.c.id, sealed).where(table.c.id > after, sealed.is_not(None)).order_by(table.c.id).limit(BATCH)
    ).all()
    if not rows:
        return None
    old = [(row_id, it) for row_id, it in rows if not it.startswith(f"{newest}.")]
    if old:
        change = table.update().where(table.c.id == bindparam("row")).values({column_name: bindparam("again")})
        again = [{"row": key, "again": sealer.seal(name, key, sealer.open(name, key, it))} for key, it in old]
        conn.execute(change, again)
    return len(old), rows[-1][0]
