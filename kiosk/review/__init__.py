"""The desk's side of the clinic: open intakes, see the red flags first, sign off.

`desk` is what a window talks to; `opening` checks, unseals and reads one envelope; `worklist`
keeps the order; `signing` adds the nurse's record; `history` looks at earlier visits. Nothing that
was received is ever changed.
"""
