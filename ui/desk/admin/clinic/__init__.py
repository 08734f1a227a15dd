"""The Clinic page: who belongs, what their keys are, and each act that changes it."""
