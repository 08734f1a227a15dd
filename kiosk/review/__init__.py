"""The desk's side of the clinic: open intakes, see the red flags first, sign off.

`desk` is what a window talks to; `opening` checks, unseals and reads one envelope; `worklist`
keeps the order; `sign_off` adds the nurse's record. Nothing that was received is ever changed.
"""
