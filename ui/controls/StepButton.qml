import QtQuick
import QtQuick.Templates as T

// A step down or up; held down it goes on.
T.AbstractButton {
    id: root

    required property string sign

    implicitWidth: Theme.target * 1.3
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus
    autoRepeat: true
    Accessible.role: Accessible.Button
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: Text {
        text: root.sign
        color: root.enabled ? Theme.accent : Theme.soft
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        font.family: Theme.family
        font.pixelSize: Theme.title
        font.bold: true
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.enabled ? Theme.card : Theme.ground
        border.width: root.down ? Theme.outlineChosen : Theme.outline
        border.color: Theme.line

        FocusRing {
            shown: root.visualFocus
        }
    }
}
