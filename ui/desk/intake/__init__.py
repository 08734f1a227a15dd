"""One intake on a nurse's desk: what was done about it, and what is still open."""
