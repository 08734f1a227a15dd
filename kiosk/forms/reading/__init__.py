"""The items of a FHIR Questionnaire, read from JSON that nobody has checked."""
