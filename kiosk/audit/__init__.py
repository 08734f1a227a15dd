"""Who did what at which desk: entries that are signed, chained and never changed.

An entry is written before its act: what is not in the audit was not done, and an act that failed
may be in it. Entries name an intake by the id of its envelope, never a patient.
"""
