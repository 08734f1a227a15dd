import QtQuick
import ui.controls

// Calm words for someone who may hurt themselves. It claims that a nurse knows only when one does.
Rectangle {
    id: root

    required property string crisisLine
    required property bool told

    objectName: "urgentPanel"
    width: parent?.width ?? implicitWidth
    implicitHeight: words.height + Theme.grid * 6
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.outlineChosen
    border.color: Theme.accent

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 3
        y: Theme.grid * 3
        width: Math.min(root.width - Theme.grid * 6, Theme.column * 1.4)
        spacing: Theme.gap

        QuestionText {
            visible: !root.told
            text: qsTr("Please tell a member of staff now.")
            Accessible.role: Accessible.AlertMessage
        }
        QuestionText {
            objectName: "urgentTold"
            visible: root.told
            text: qsTr("A nurse has been told.")
            Accessible.role: Accessible.AlertMessage
        }
        BodyText {
            objectName: "crisisLine"
            text: root.crisisLine
        }
    }
}
