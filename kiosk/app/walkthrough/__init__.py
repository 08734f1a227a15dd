"""A scripted visit through the real windows: two processes, as in a clinic.

`direction` starts `patient`, who plays the tablet, and `desk`, who plays the nurse; the two meet
in the inbox alone.
"""
