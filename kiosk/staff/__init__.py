"""What staff may do at a tablet: a PIN, how the tablet stands. No intake can be opened here."""
