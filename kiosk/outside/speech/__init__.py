"""Reading aloud: a voice of the system, or a recording from the pack, in a process of its own."""
