"""The front desk: who is expected, and where everybody of the day is."""
