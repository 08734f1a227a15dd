import QtQuick

// What the frame knows of the things that may cover a step: which is shown, and which is wanted.
Item {
    property string asked // by the patient: language, display or more
    property string cover // what is shown; empty: the step
    property real keyboardHeight: 0

    signal asking(string what) // asked is to become this
}
