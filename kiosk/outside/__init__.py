"""Adapters to the world that are not SQL."""
