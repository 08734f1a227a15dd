"""The clinic’s day on one page."""
