"""A form at one moment: what its answers enable, calculate and limit."""
