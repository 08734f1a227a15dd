"""All that was ever signed off, found by one person at a time."""
