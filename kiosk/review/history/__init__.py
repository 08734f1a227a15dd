"""One person over several visits: which earlier visits may be theirs, and what changed since.

Nothing is compared before a nurse has said that it is the same person.
"""
