"""One intake on one page."""
