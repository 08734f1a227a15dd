"""How the window asks its process to begin anew."""

RESTART = 75  # the exit code
