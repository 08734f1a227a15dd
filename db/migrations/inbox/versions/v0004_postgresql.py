"""What PostgreSQL does for an inbox of many machines; SQLite needs none of it.

The server checks every digest, stamps the time and the sender, and lets nobody number a row. A
position is given under a lock that lasts until the commit, so that positions become visible in
their order: a desk that reads on from where it was misses nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_HASHED = ("received", "aside", "manifest", "request")


def upgrade() -> None:
    """Let tablets write without reading, and believe none of them."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, column in (("received", "seq"), ("aside", "seq"), ("received", "position")):
        op.alter_column(table, column, type_=sa.BigInteger())
    for table in _HASHED:
        op.create_check_constraint(op.f(f"ck_{table}_digest"), table, _IS_ITS_DIGEST)
    for table in ("received", "aside"):
        op.alter_column(table, "device", server_default=sa.text("session_user"))
        op.alter_column(table, "received_at", server_default=sa.text("clock_timestamp()"))
    op.alter_column("aside", "why", server_default="clone")
    for table in ("received", "request"):
        op.alter_column(table, "position", server_default=None)
    op.execute(_ARRIVE)
    for table in ("received", "request"):
        op.execute(
            f"CREATE TRIGGER {table}_arrives BEFORE INSERT ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION arrive()"
        )
    for function in (_HEAD, _MANIFEST, _LETTERS):
        op.execute(function)
    op.execute("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC")


_IS_ITS_DIGEST = "id = encode(sha256(body), 'hex')"

_ARRIVE = """
CREATE FUNCTION arrive() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(TG_RELID::bigint);
    NEW.position := nextval(pg_get_serial_sequence(TG_RELID::regclass::text, 'position'));
    RETURN NEW;
END $$
"""

# How many of the caller's numbers from `since` on are here, and which of its notices were seen.
_HEAD = """
CREATE FUNCTION head(since bigint, notices text[])
RETURNS TABLE (held bigint, at timestamptz, acknowledged jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (SELECT count(*) FROM received WHERE device = session_user AND seq >= since),
        clock_timestamp(),
        (SELECT coalesce(jsonb_object_agg(a.id, a.acknowledged_at), '{}')
         FROM acknowledged a JOIN received r ON r.id = a.id
         WHERE r.device = session_user AND a.id = ANY(notices))
$$
"""

# Fifty: forged ones of higher versions must not hide the true one.
_MANIFEST = """
CREATE FUNCTION manifest() RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT body FROM manifest ORDER BY version DESC LIMIT 50
$$
"""

# What was written about one request to be let in, by its id: the desk's answers.
_LETTERS = """
CREATE FUNCTION letters(about text) RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT body FROM request
    WHERE about ~ '^[0-9a-f]{64}$' AND position(convert_to(about, 'UTF8') IN body) > 0
    ORDER BY request.position
$$
"""
