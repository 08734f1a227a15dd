"""The history of the inbox."""
