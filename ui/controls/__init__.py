"""The look: theme and controls, in QML (import ui.controls)."""
