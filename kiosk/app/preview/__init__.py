"""A pack on the patient's real screens, without a clinic: nothing is kept, nothing is sent.

`window` opens it to try; `tour` takes a picture of every screen; `sheets` puts them side by side.
"""
