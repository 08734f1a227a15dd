"""Disks that fail on purpose, under the outbox as it is."""
