"""A whole pack on paper, for a patient who would rather not use a tablet."""
