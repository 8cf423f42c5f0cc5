"""Activities, answers, presence."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("starts_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("ends_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("place_name", sa.String(length=120), nullable=False),
        sa.Column("place_address", sa.String(length=300), nullable=False),
        sa.Column("online_link", sa.String(length=500), nullable=False),
        sa.Column("about", sa.String(length=2000), nullable=False),
        sa.Column("look_for", sa.String(length=300), nullable=False),
        sa.Column("who_will_be_there", sa.String(length=300), nullable=False),
        sa.Column("expected_people", sa.Integer(), nullable=True),
        sa.Column("access", sa.String(length=1000), nullable=False),
        sa.Column("food", sa.String(length=500), nullable=False),
        sa.Column("bring", sa.String(length=500), nullable=False),
        sa.Column("content_notes", sa.String(length=1000), nullable=False),
        sa.Column("what_happens_after", sa.String(length=1000), nullable=False),
        sa.Column("led_by", sa.String(length=12), nullable=False),
        sa.Column("quiet_space", sa.String(length=300), nullable=False),
        sa.Column("breaks", sa.String(length=300), nullable=False),
        sa.Column("your_person", sa.String(length=120), nullable=False),
        sa.Column("why", api.core.fields.JsonText(), nullable=True),
        sa.Column("risk", api.core.fields.JsonText(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cancelled_reason", sa.String(length=300), nullable=True),
        sa.Column("first_look_by", sa.String(length=36), nullable=True),
        sa.Column("made_by", sa.String(length=36), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("published_by", sa.String(length=36), nullable=True),
        sa.Column("published_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("leads_asked_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("staff_asked_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("places_taken", sa.Integer(), nullable=False),
        sa.Column("places_held", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("line_counter", sa.Integer(), nullable=False),
        sa.Column("first_lapse_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("came_young", sa.Integer(), nullable=True),
        sa.Column("came_professionals", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('meet_up', 'meal', 'theatre', 'cooking', 'arts', 'training', 'co_design', 'podcast_film', 'panel', 'decision_makers', 'outreach', 'drop_in', 'showcase', 'trip', 'sport', 'online_chat')",
            name=op.f("ck_event_kind"),
        ),
        sa.CheckConstraint("led_by IN ('young_people', 'together', 'staff')", name=op.f("ck_event_led_by")),
        sa.CheckConstraint("mode IN ('in_person', 'online', 'both')", name=op.f("ck_event_mode")),
        sa.CheckConstraint("state IN ('draft', 'published', 'done', 'cancelled')", name=op.f("ck_event_state")),
        sa.CheckConstraint("capacity IS NULL OR capacity >= 1", name=op.f("ck_event_capacity")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_event_times")),
        sa.CheckConstraint("places_taken >= 0 AND places_held >= 0 AND waiting >= 0", name=op.f("ck_event_places")),
        sa.ForeignKeyConstraint(["first_look_by"], ["person.id"], name=op.f("fk_event_first_look_by")),
        sa.ForeignKeyConstraint(["group_id"], ["power_group.id"], name=op.f("fk_event_group_id")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_event_made_by")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_event_programme_id")),
        sa.ForeignKeyConstraint(["published_by"], ["person.id"], name=op.f("fk_event_published_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(
            "ix_event_coming", ["group_id", "ends_at", "starts_at", "id", "state", "published_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_event_first_lapse_at"), ["first_lapse_at"], unique=False)
        batch_op.create_index("ix_event_over", ["state", "ends_at"], unique=False)
        batch_op.create_index("ix_event_programme", ["programme_id", "starts_at"], unique=False)

    op.create_table(
        "once_lead",
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("until", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["power_group.id"], name=op.f("fk_once_lead_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_once_lead_person_id")),
        sa.PrimaryKeyConstraint("group_id", "person_id", name="pk_once_lead"),
    )
    with op.batch_alter_table("once_lead", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_once_lead_person_id"), ["person_id"], unique=False)

    op.create_table(
        "attendance_fact",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("nonce", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("undoes", sa.String(length=36), nullable=True),
        sa.Column("sealed_name", sa.String(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("of", sa.String(length=12), nullable=False),
        sa.Column("happened_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("said_at", sa.String(length=40), nullable=False),
        sa.Column("clock_offset_ms", sa.Integer(), nullable=False),
        sa.Column("clamped", sa.Boolean(), nullable=False),
        sa.Column("held", sa.String(length=12), nullable=True),
        sa.Column("recorded_by", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('present', 'late', 'left_early', 'could_not_come', 'not_there', 'undo', 'walk_in', 'headcount')",
            name=op.f("ck_attendance_fact_kind"),
        ),
        sa.CheckConstraint("of IN ('young_person', 'professional')", name=op.f("ck_attendance_fact_of")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_attendance_fact_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_fact_person_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_attendance_fact_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_fact")),
        sa.UniqueConstraint("event_id", "nonce", name="uq_attendance_fact_nonce"),
    )
    with op.batch_alter_table("attendance_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_fact_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_fact_recorded_by"), ["recorded_by"], unique=False)

    op.create_table(
        "event_answer",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("line_no", sa.Integer(), nullable=True),
        sa.Column("offer_until", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("any_time", sa.Boolean(), nullable=False),
        sa.Column("passed_over", sa.Boolean(), nullable=False),
        sa.Column("sealed_needs", sa.String(), nullable=True),
        sa.Column("recorded_by", sa.String(length=36), nullable=True),
        sa.Column("answered_at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint("(answer = 'offered') = (offer_until IS NOT NULL)", name=op.f("ck_event_answer_offer")),
        sa.CheckConstraint(
            "(answer IN ('waiting', 'offered')) = (line_no IS NOT NULL)", name=op.f("ck_event_answer_line")
        ),
        sa.CheckConstraint(
            "answer IN ('going', 'maybe', 'cannot', 'waiting', 'offered', 'lapsed')",
            name=op.f("ck_event_answer_answer"),
        ),
        sa.CheckConstraint("children BETWEEN 0 AND 6", name=op.f("ck_event_answer_children")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_answer_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_event_answer_person_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_event_answer_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_answer")),
        sa.UniqueConstraint("event_id", "person_id", name="uq_event_answer_person"),
    )
    with op.batch_alter_table("event_answer", schema=None) as batch_op:
        batch_op.create_index("ix_event_answer_line", ["event_id", "line_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_answer_person_id"), ["person_id"], unique=False)

    op.create_table(
        "presence",
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.CheckConstraint(
            "mark IN ('present', 'late', 'left_early', 'could_not_come', 'not_there')", name=op.f("ck_presence_mark")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_presence_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id")),
        sa.PrimaryKeyConstraint("event_id", "person_id", name="pk_presence"),
    )
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_presence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "wrap_up",
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("young_people", sa.Integer(), nullable=False),
        sa.Column("professionals", sa.Integer(), nullable=False),
        sa.Column("led_by", sa.String(length=12), nullable=False),
        sa.Column("sentence", sa.String(length=300), nullable=False),
        sa.Column("reopened", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_wrap_up_by")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_wrap_up_event_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_wrap_up")),
    )


def downgrade() -> None:
    op.drop_table("wrap_up")
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_presence_person_id"))

    op.drop_table("presence")
    with op.batch_alter_table("event_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_answer_person_id"))
        batch_op.drop_index("ix_event_answer_line")

    op.drop_table("event_answer")
    with op.batch_alter_table("attendance_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_fact_recorded_by"))
        batch_op.drop_index(batch_op.f("ix_attendance_fact_person_id"))

    op.drop_table("attendance_fact")
    with op.batch_alter_table("once_lead", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_once_lead_person_id"))

    op.drop_table("once_lead")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_programme")
        batch_op.drop_index("ix_event_over")
        batch_op.drop_index(batch_op.f("ix_event_first_lapse_at"))
        batch_op.drop_index("ix_event_coming")

    op.drop_table("event")
