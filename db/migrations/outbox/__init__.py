"""The history of the outbox."""
