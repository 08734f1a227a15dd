import QtQuick
import QtQuick.Templates as T
import ui.controls

// Something that can be done, the whole card its target: an icon, what it is, what it will do.
T.AbstractButton {
    id: root

    property string iconName
    property string note

    width: parent?.width ?? implicitWidth
    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.target, words.implicitHeight + topPadding + bottomPadding)
    padding: Theme.grid * 2
    leftPadding: Theme.grid * 3
    rightPadding: Theme.grid * 3
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.note === "" ? root.text : root.text + ". " + root.note
    Accessible.role: Accessible.Button
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Icon {
            id: mark
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
        }
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            width: parent.width - mark.width - Theme.grid * 2

            BodyText {
                text: root.text
                lineHeight: Theme.lineHeightTight
                Accessible.ignored: true
            }
            SmallText {
                visible: root.note !== ""
                text: root.note
                lineHeight: Theme.lineHeightTight
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: root.down ? Theme.outlineChosen : Theme.outline
        border.color: Theme.line

        FocusRing {
            shown: root.visualFocus
        }
    }
}
