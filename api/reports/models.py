"""The activity log as it came from files, beside what Linkup writes itself: imports and their rows."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.core.fields import id_field, moment, ref


class LogImport(SQLModel, table=True):
    """One file that was taken in. `by` is empty when it came over the command line. rows: good ones in the file."""

    __tablename__ = "log_import"
    __table_args__ = (
        CheckConstraint("added BETWEEN 0 AND rows", name="ck_log_import_added"),
        Index("ix_log_import_file", "programme_id", "file_digest"),
    )

    id: str = id_field()
    programme_id: str = ref("programme.id", index=False)
    file_digest: str = Field(max_length=64)
    by: str | None = ref("person.id", nullable=True, index=False)
    at: datetime = moment()
    rows: int
    added: int


class ImportedRow(SQLModel, table=True):
    """One session of a file (R89).

    date_text, title_text and who_text are what the file says; sort_date (first of the month when `exact` is false),
    title and who are what we show and count by. identity: the same row in any file; with it a second import of the
    row adds nothing, and occurrence keeps true repeats apart.
    """

    __tablename__ = "imported_row"
    __table_args__ = (
        UniqueConstraint("programme_id", "identity", name="uq_imported_row_identity"),
        CheckConstraint("attended >= 0", name="ck_imported_row_attended"),
        CheckConstraint("line >= 1 AND occurrence >= 1", name="ck_imported_row_place"),
        Index("ix_imported_row_log", "programme_id", "sort_date"),
    )

    id: str = id_field()
    programme_id: str = ref("programme.id", index=False)
    import_id: str = ref("log_import.id")
    line: int
    identity: str = Field(max_length=64)
    occurrence: int
    date_text: str = Field(max_length=120)
    exact: bool
    sort_date: date
    title: str = Field(max_length=600)  # even spacing may make it longer than what was written
    title_text: str = Field(max_length=300)
    attended: int
    who: str = Field(max_length=120)
    who_text: str = Field(max_length=120)
