import QtQuick

// One part of a date under its name.
Column {
    id: root

    property string label

    spacing: Theme.grid

    BodyText {
        width: implicitWidth
        visible: text !== ""
        text: root.label
        Accessible.ignored: true
    }
}
