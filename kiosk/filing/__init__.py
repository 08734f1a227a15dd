"""Filing: what the nurse signed reaches the clinic's chart system, once.

`cut` makes of sealed envelopes what a chart takes; `clerk` works the queue; `words` says to a nurse
how it stands. It stands above review, whose keys it opens with, and delivery, whose waits it keeps.
"""
