"""Whether a pack holds together: its faults by file and line, how hard it reads, what to settle."""
