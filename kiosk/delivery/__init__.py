"""Delivery: sealed envelopes go from the outbox to the inbox, whatever the network does."""
