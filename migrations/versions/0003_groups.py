"""Power groups, rules, memberships."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "power_group",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("purpose", sa.String(length=600), nullable=False),
        sa.Column("hue", sa.String(length=6), nullable=False),
        sa.Column("glyph", sa.String(length=6), nullable=False),
        sa.Column("visibility", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("planned_end", sa.Date(), nullable=True),
        sa.Column("proposed_by", sa.String(length=36), nullable=True),
        sa.Column("staff_words", sa.String(length=400), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint(
            "glyph IN ('spoon', 'ball', 'film', 'mic', 'book', 'brush', 'boot', 'heart', 'star', 'chat', 'leaf', 'music')",
            name=op.f("ck_power_group_glyph"),
        ),
        sa.CheckConstraint("hue IN ('sun', 'coral', 'leaf', 'sky', 'rose', 'lime')", name=op.f("ck_power_group_hue")),
        sa.CheckConstraint("kind IN ('power_group', 'movement', 'project')", name=op.f("ck_power_group_kind")),
        sa.CheckConstraint(
            "state IN ('proposed', 'asked', 'active', 'ended', 'declined')", name=op.f("ck_power_group_state")
        ),
        sa.CheckConstraint("visibility IN ('members', 'programme')", name=op.f("ck_power_group_visibility")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_power_group_programme_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_power_group_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_power_group")),
    )
    with op.batch_alter_table("power_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_power_group_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "group_rules",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("made_by", sa.String(length=36), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["power_group.id"], name=op.f("fk_group_rules_group_id")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_group_rules_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_rules")),
        sa.UniqueConstraint("group_id", "version", name="uq_group_rules_version"),
    )
    with op.batch_alter_table("group_rules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_rules_group_id"), ["group_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("before", sa.String(length=20), nullable=True),
        sa.Column("sealed_reason", sa.String(), nullable=True),
        sa.Column("joined_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint("role IN ('member', 'co_lead', 'lead')", name=op.f("ck_membership_role")),
        sa.CheckConstraint(
            "state IN ('asked', 'waiting_for_consent', 'new', 'active', 'resting', 'graduated', 'left', 'removed')",
            name=op.f("ck_membership_state"),
        ),
        sa.ForeignKeyConstraint(["group_id"], ["power_group.id"], name=op.f("fk_membership_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_membership_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("group_id", "person_id", name="uq_membership_person"),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "rules_agreement",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("rules_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_rules_agreement_person_id")),
        sa.ForeignKeyConstraint(["rules_id"], ["group_rules.id"], name=op.f("fk_rules_agreement_rules_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_agreement")),
        sa.UniqueConstraint("rules_id", "person_id", name="uq_rules_agreement_once"),
    )
    with op.batch_alter_table("rules_agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rules_agreement_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rules_agreement_rules_id"), ["rules_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("rules_agreement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rules_agreement_rules_id"))
        batch_op.drop_index(batch_op.f("ix_rules_agreement_person_id"))

    op.drop_table("rules_agreement")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_programme_id"))
        batch_op.drop_index(batch_op.f("ix_membership_person_id"))

    op.drop_table("membership")
    with op.batch_alter_table("group_rules", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_rules_group_id"))

    op.drop_table("group_rules")
    with op.batch_alter_table("power_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_power_group_programme_id"))

    op.drop_table("power_group")
