"""The processes: each module composes one of them from the parts."""
