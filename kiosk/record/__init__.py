"""What leaves the room: the FHIR Bundle, its PDF, its seal."""
