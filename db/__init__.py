"""Everything SQL."""
