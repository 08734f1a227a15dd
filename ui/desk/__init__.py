"""The nurse's screens, in Qt Widgets."""
