"""What the clinic shows and says: the pack."""
