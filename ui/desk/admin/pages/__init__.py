"""The pages of the set-up assistant, in the order in which they are shown."""
