"""The gallery: every control of the patient's screens in every state, for who designs them."""
