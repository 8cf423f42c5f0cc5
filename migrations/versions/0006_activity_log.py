"""Imported activity logs."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "log_import",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=True),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.CheckConstraint("added BETWEEN 0 AND rows", name=op.f("ck_log_import_added")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_log_import_by")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_log_import_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_import")),
    )
    with op.batch_alter_table("log_import", schema=None) as batch_op:
        batch_op.create_index("ix_log_import_file", ["programme_id", "file_digest"], unique=False)

    op.create_table(
        "imported_row",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("import_id", sa.String(length=36), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("date_text", sa.String(length=120), nullable=False),
        sa.Column("exact", sa.Boolean(), nullable=False),
        sa.Column("sort_date", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=600), nullable=False),
        sa.Column("title_text", sa.String(length=300), nullable=False),
        sa.Column("attended", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("who_text", sa.String(length=120), nullable=False),
        sa.CheckConstraint("attended >= 0", name=op.f("ck_imported_row_attended")),
        sa.CheckConstraint("line >= 1 AND occurrence >= 1", name=op.f("ck_imported_row_place")),
        sa.ForeignKeyConstraint(["import_id"], ["log_import.id"], name=op.f("fk_imported_row_import_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_imported_row_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_row")),
        sa.UniqueConstraint("programme_id", "identity", name="uq_imported_row_identity"),
    )
    with op.batch_alter_table("imported_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_imported_row_import_id"), ["import_id"], unique=False)
        batch_op.create_index("ix_imported_row_log", ["programme_id", "sort_date"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("imported_row", schema=None) as batch_op:
        batch_op.drop_index("ix_imported_row_log")
        batch_op.drop_index(batch_op.f("ix_imported_row_import_id"))

    op.drop_table("imported_row")
    with op.batch_alter_table("log_import", schema=None) as batch_op:
        batch_op.drop_index("ix_log_import_file")

    op.drop_table("log_import")
