import QtQuick
import ui.controls

// Longer words that help to answer, behind a button that opens them in place.
Column {
    id: root

    property string words
    property string question: qsTr("What does this mean?")
    property bool open: false

    width: parent?.width ?? implicitWidth
    visible: words !== ""
    spacing: Theme.grid

    BigButton {
        objectName: root.objectName + "Button"
        width: Math.min(implicitWidth, root.width)
        iconName: root.open ? "up" : "down"
        text: root.open ? qsTr("Hide this") : root.question
        Accessible.checkable: true
        Accessible.checked: root.open
        onClicked: root.open = !root.open
    }
    Notice {
        visible: root.open
        text: root.open ? root.words : ""
    }
}
