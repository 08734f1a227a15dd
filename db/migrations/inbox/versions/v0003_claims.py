"""Who works on which intake, and which review of a kind came first."""

import sqlalchemy as sa
from alembic import op

from db.migrations.triggers import never_change

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add what two nurses at two desks need."""
    op.create_table(
        "first",
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("intake_id", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["received.id"], name="fk_first_id_received"),
        sa.PrimaryKeyConstraint("act", "intake_id", name="pk_first"),
    )
    op.create_table(
        "claim",
        sa.Column("intake_id", sa.String(64), nullable=False),
        sa.Column("person", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draft", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("intake_id", name="pk_claim"),
    )
    never_change("first")
