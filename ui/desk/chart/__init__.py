"""What goes from the desk into the clinic's chart system, and what of it needs a person."""
