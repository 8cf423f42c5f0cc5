"""A phone's clock may be years off: more milliseconds than fit into 32 bits."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FITS = "LEAST(GREATEST(clock_offset_ms, -2147483648), 2147483647)::integer"


def upgrade() -> None:
    with op.batch_alter_table("attendance_fact", schema=None) as batch_op:
        batch_op.alter_column(
            "clock_offset_ms", existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=False
        )


def downgrade() -> None:
    with op.batch_alter_table("attendance_fact", schema=None) as batch_op:
        batch_op.alter_column(
            "clock_offset_ms", existing_type=sa.BigInteger(), type_=sa.Integer(), existing_nullable=False,
            postgresql_using=FITS,
        )  # fmt: skip
