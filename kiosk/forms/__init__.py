"""Asking questions: FHIR questionnaires, their answers, conditions and scores."""
