import QtQuick

// Shows where the keyboard is, outside the control that it surrounds.
Rectangle {
    id: root

    required property bool shown

    anchors.fill: parent
    anchors.margins: -Theme.outlineChosen * 2
    visible: root.shown
    color: "transparent"
    radius: Theme.radius + Theme.outlineChosen * 2
    border.color: Theme.focus
    border.width: Theme.outlineChosen
}
