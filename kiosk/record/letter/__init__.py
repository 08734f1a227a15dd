"""The look of our paper: type, page, decision bars, signatures, and the fixed words."""
