"""One patient's sitting: what has happened, and which step is next."""
