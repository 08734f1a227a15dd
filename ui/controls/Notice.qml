import QtQuick

// A calm message in the flow of a screen; `text` says what happened and what to do.
Rectangle {
    id: root

    property string text
    property string iconName: "info"

    onTextChanged: if (text !== "")
        Accessible.announce(text)
    width: parent?.width ?? implicitWidth
    implicitWidth: Theme.column
    implicitHeight: words.implicitHeight + Theme.grid * 4
    visible: root.text !== ""
    radius: Theme.radius
    color: Theme.highContrast ? Theme.ground : Theme.tint
    border.width: Theme.highContrast ? Theme.outline : 0
    border.color: Theme.line

    Icon {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        y: Theme.grid * 2 + (Theme.body * Theme.lineHeight - height) / 2
        name: root.iconName
    }
    BodyText {
        id: words
        anchors.left: mark.right
        anchors.leftMargin: Theme.grid * 2
        y: Theme.grid * 2
        width: root.width - mark.width - Theme.grid * 6
        text: root.text
        Accessible.role: Accessible.AlertMessage
    }
}
