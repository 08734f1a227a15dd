"""Sealed envelopes, append only, and how their delivery stands."""

import sqlalchemy as sa
from alembic import op

from db.migrations.triggers import never_change

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the outbox."""
    op.create_table(
        "sealed",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_sealed"),
        sa.UniqueConstraint("id", name="uq_sealed_id"),
    )
    op.create_table(
        "delivery",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True)),
        sa.Column("quarantined", sa.String(200), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["seq"], ["sealed.seq"], name="fk_delivery_seq_sealed"),
        sa.PrimaryKeyConstraint("seq", name="pk_delivery"),
    )
    never_change("sealed")
