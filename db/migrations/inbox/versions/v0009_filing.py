"""What goes into the chart, and how far it has come."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the queue of filings; it holds ids and codes, and one sealed choice an intake."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "filing",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("intake_id", sa.String(64), nullable=False),
        sa.Column("place", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("why", sa.String(200), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", moment),
        sa.Column("begun_at", moment),
        sa.Column("sender", sa.String(200), nullable=False),
        sa.Column("lease_until", moment),
        sa.Column("filed_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_filing"),
    )
    op.create_index("ix_filing_intake_id", "filing", ["intake_id"])
    op.create_index("ix_filing_state", "filing", ["state", "place"])
    op.create_table(
        "filed_part",
        sa.Column("filing_id", sa.String(64), nullable=False),
        sa.Column("part", sa.String(64), nullable=False),
        sa.Column("chart_id", sa.String(400), nullable=False),
        sa.ForeignKeyConstraint(
            ["filing_id"], ["filing.id"], name="fk_filed_part_filing_id_filing"
        ),
        sa.PrimaryKeyConstraint("filing_id", "part", name="pk_filed_part"),
    )
    op.create_table(
        "chart_patient",
        sa.Column("intake_id", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("intake_id", name="pk_chart_patient"),
    )
