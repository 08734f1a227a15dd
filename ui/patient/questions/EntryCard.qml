import QtQuick
import ui.controls

// One repetition of a group: its name, what was given, and what can be done with it.
Rectangle {
    id: root

    property string name // such as "Medicine 2"
    property string words
    property int index
    property bool removable
    property bool asking // whether it shall really go

    signal changeAsked
    signal removeAsked
    signal removed
    signal kept

    implicitHeight: inside.height + Theme.grid * 4
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.highContrast ? Theme.outline : 0
    border.color: Theme.line

    Column {
        id: inside
        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        y: Theme.grid * 2
        width: root.width - Theme.grid * 4
        spacing: Theme.grid

        SmallText {
            text: root.name
            lineHeight: Theme.lineHeightTight
        }
        BodyText {
            text: root.asking ? qsTr("Remove %1 and what you answered there?").arg(root.name) : root.words !== "" ? root.words : qsTr("Nothing given yet.")
            font.bold: root.asking || root.words !== ""
            lineHeight: Theme.lineHeightTight
            Accessible.role: root.asking ? Accessible.AlertMessage : Accessible.StaticText
        }
        Flow {
            width: parent.width
            spacing: Theme.gap

            BigButton {
                objectName: (root.asking ? "keep_" : "changeEntry_") + root.index
                text: root.asking ? qsTr("Keep it") : qsTr("Change")
                Accessible.name: text + ": " + root.name
                onClicked: root.asking ? root.kept() : root.changeAsked()
            }
            BigButton {
                objectName: (root.asking ? "removeNow_" : "remove_") + root.index
                visible: root.removable
                text: root.asking ? qsTr("Remove it") : qsTr("Remove this one")
                Accessible.name: text + ": " + root.name
                onClicked: root.asking ? root.removed() : root.removeAsked()
            }
        }
    }
}
