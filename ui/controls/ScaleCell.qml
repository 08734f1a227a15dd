import QtQuick
import QtQuick.Templates as T

// One number of a scale.
T.AbstractButton {
    id: root

    required property int number
    property bool chosen: false
    property string meaning

    implicitWidth: Theme.target
    implicitHeight: Math.max(Theme.target, label.implicitHeight + Theme.grid * 2)
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.meaning === "" ? root.number : root.number + ", " + root.meaning
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.onToggleAction: root.click()
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: Text {
        id: label
        text: root.number
        color: root.chosen ? Theme.tintText : Theme.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        font.family: Theme.family
        font.pixelSize: Theme.question
        font.bold: root.chosen
        font.features: {
            "tnum": 1
        }
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? Theme.tint : Theme.card
        border.width: root.chosen || root.down ? Theme.outlineChosen : Theme.outline
        border.color: root.chosen ? Theme.accent : Theme.line

        Icon {
            visible: root.chosen
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.grid
            width: Theme.icon * 0.7
            height: width
            name: "check"
            color: Theme.tintAccent
        }
        FocusRing {
            shown: root.visualFocus
        }
    }
}
