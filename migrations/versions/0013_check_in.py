"""Counters at the door, checking oneself in, and what staff decide."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import api.core.fields

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KINDS = "'present', 'late', 'left_early', 'could_not_come', 'not_there', 'undo', 'walk_in', 'headcount'"


def upgrade() -> None:
    op.create_table(
        "check_in_decision",
        sa.Column("fact_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("decision", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("by", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint("decision IN ('count', 'leave_out')", name="ck_check_in_decision"),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name="fk_check_in_decision_by"),
        sa.ForeignKeyConstraint(["fact_id"], ["attendance_fact.id"], name="fk_check_in_decision_fact_id"),
        sa.PrimaryKeyConstraint("fact_id", name="pk_check_in_decision"),
    )
    with op.batch_alter_table("attendance_fact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("own", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(
            sa.Column("service", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False, server_default="")
        )
        batch_op.drop_constraint("ck_attendance_fact_kind", type_="check")
        batch_op.create_check_constraint("ck_attendance_fact_kind", f"kind IN ({KINDS}, 'drop_in')")
        batch_op.create_index("ix_attendance_fact_held", ["held"], unique=False)
    with op.batch_alter_table("attendance_fact", schema=None) as batch_op:
        batch_op.alter_column("own", existing_type=sa.Boolean(), existing_nullable=False, server_default=None)
        batch_op.alter_column(
            "service", existing_type=sqlmodel.sql.sqltypes.AutoString(length=120), existing_nullable=False,
            server_default=None,
        )  # fmt: skip


def downgrade() -> None:
    """Counters are not known before: their taps go, so that what stays can be kept."""
    op.drop_table("check_in_decision")
    _let_go()
    op.execute("DELETE FROM attendance_fact WHERE kind = 'drop_in'")
    _hold_on()
    with op.batch_alter_table("attendance_fact", schema=None) as batch_op:
        batch_op.drop_index("ix_attendance_fact_held")
        batch_op.drop_constraint("ck_attendance_fact_kind", type_="check")
        batch_op.create_check_constraint("ck_attendance_fact_kind", f"kind IN ({KINDS})")
        batch_op.drop_column("service")
        batch_op.drop_column("own")


def _let_go() -> None:
    """The table is append-only; on SQLite its triggers are put back when migrating is done."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER IF EXISTS attendance_fact_no_delete")
    else:
        op.execute("ALTER TABLE attendance_fact DISABLE TRIGGER USER")


def _hold_on() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute("ALTER TABLE attendance_fact ENABLE TRIGGER USER")
