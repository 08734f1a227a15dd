"""Running the clinic at the desk: the set-up assistant, and the page of who belongs."""
