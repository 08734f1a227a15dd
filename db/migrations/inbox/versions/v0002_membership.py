"""The clinic's manifest, devices that ask to be let in, recovery, and passphrases tried."""

import sqlalchemy as sa
from alembic import op

from db.migrations.triggers import never_change

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what a clinic of several machines needs."""
    op.create_table(
        "recovery",
        sa.Column("key_name", sa.String(200), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key_name", name="pk_recovery"),
    )
    op.create_table(
        "tries",
        sa.Column("person_id", sa.String(200), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_tries"),
    )
    op.create_table(
        "manifest",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_manifest"),
    )
    op.create_table(
        "request",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(body) <= 4096", name="ck_request_size"),
        sa.PrimaryKeyConstraint("position", name="pk_request"),
        sa.UniqueConstraint("id", name="uq_request_id"),
    )
    for table in ("manifest", "request"):
        never_change(table)
