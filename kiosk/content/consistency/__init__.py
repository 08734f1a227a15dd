"""Whether the files of a pack agree; what would mislead is refused when the pack loads."""
