"""A list as a file: read, noted, and only then made and sent."""

import asyncio
from collections.abc import Callable
from typing import Any

from fastapi import Request, Response
from sqlmodel import Session

from api.core import audit, clock, sheets
from api.core.access import Caller
from api.core.http import read, write
from api.core.schemas import Input
from api.core.slow import slow

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = {"type": "string", "format": "binary"}
IN_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": FILE}, XLSX: {"schema": FILE}}}}
HOW_IT_IS_SHOWN = ("order", "format", "after", "limit")  # not what is in it
SHORT = {"frm": "days", "to": "days", "group_id": "group", "same_name": "same", "works_as": "staff", "led_by": "led"}


async def as_file(
    request: Request, programme_id: str, name: str, wanted: Input, table_of: Callable[..., sheets.Table]
) -> Response:
    """The table is read beside the event loop, and nothing leaves before that is noted.

    `table_of` is a query of a programme and what is wanted. The file's name tells of no programme and no person.
    """
    table: sheets.Table = await read(request, table_of, programme_id, wanted, heavy=True)
    await write(request, note_export, programme_id, wanted, len(table.rows))
    form = getattr(wanted, "format", "csv")
    if form == "xlsx":
        content = await slow(sheets.to_xlsx, *table)
    else:
        content = await asyncio.to_thread(sheets.to_csv, table.headings, table.rows)
    headers = {"content-disposition": f'attachment; filename="{name}-{clock.today()}.{form}"'}
    return Response(content, media_type=XLSX if form == "xlsx" else CSV, headers=headers)


def note_export(session: Session, caller: Caller, programme_id: str, wanted: Input, rows: int) -> None:
    note(session, caller.operation, programme_id, wanted, rows)


def note(session: Session, which: str, programme_id: str, wanted: Input, rows: int) -> None:
    """One export: which list, what it was narrowed to, how many rows. Never a name that was looked for."""
    about = getattr(wanted, "group_id", None) or programme_id
    narrowed = narrowed_by(wanted) or None
    audit.note(session, "list.exported", which, about, frm=narrowed, to=str(rows), programme_id=programme_id)


def narrowed_by(wanted: Input) -> str:
    """The filters that were set, by short names: the audit has room for all of a list's at once."""
    empty = {name: field.get_default() for name, field in type(wanted).model_fields.items()}
    used = [name for name, usual in empty.items() if getattr(wanted, name) not in (None, "", usual)]
    if getattr(wanted, "search", None):
        used.insert(0, "search")
    return " ".join(dict.fromkeys(SHORT.get(name, name) for name in used if name not in HOW_IT_IS_SHOWN))
