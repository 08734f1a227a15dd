"""What desks have found out about the inbox: marks, sealed summaries, keyed tags."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add them empty: desks fill them from what is in the inbox, at leisure."""
    op.create_index("ix_received_kind", "received", ["kind", "position", "id"])
    op.create_table(
        "mark",
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("kid", sa.String(16), nullable=False),
        sa.Column("intake_id", sa.String(64), nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", "kind", "kid", name="pk_mark"),
        sa.ForeignKeyConstraint(["subject"], ["received.id"], name="fk_mark_subject_received"),
    )
    op.create_index("ix_mark_intake_id", "mark", ["intake_id"])
    op.create_index("ix_mark_at", "mark", ["at"])
    op.create_table(
        "summary",
        sa.Column("intake_id", sa.String(64), nullable=False),
        sa.Column("kid", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("intake_id", name="pk_summary"),
        sa.ForeignKeyConstraint(
            ["intake_id"], ["received.id"], name="fk_summary_intake_id_received"
        ),
    )
    op.create_index("ix_summary_at", "summary", ["at"])
    op.create_table(
        "tag",
        sa.Column("tag", sa.String(64), nullable=False),
        sa.Column("intake_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("tag", "intake_id", name="pk_tag"),
        sa.ForeignKeyConstraint(
            ["intake_id"], ["summary.intake_id"], name="fk_tag_intake_id_summary"
        ),
    )
    op.create_index("ix_tag_intake_id", "tag", ["intake_id"])
