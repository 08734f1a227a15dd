import ui.controls

// Words that answer what the patient just did: they take the focus, so they come into view and a
// screen reader says them.
Notice {
    onVisibleChanged: if (visible)
        forceActiveFocus()
}
