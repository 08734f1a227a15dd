"""Who did what at which desk."""

import sqlalchemy as sa
from alembic import op

from db.migrations.triggers import never_change

revision = "0006"
down_revision = "0004"


def upgrade() -> None:
    """Add the audit; PostgreSQL checks each digest, as it does of envelopes."""
    op.create_table(
        "audit",
        sa.Column("desk", sa.String(200), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("desk", "seq", name="pk_audit"),
        sa.UniqueConstraint("id", name="uq_audit_id"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    if op.get_bind().dialect.name == "postgresql":
        is_its_digest = "id = encode(sha256(body), 'hex')"
        op.create_check_constraint(op.f("ck_audit_digest"), "audit", is_its_digest)
    never_change("audit")
