import QtQuick
import QtQuick.Templates as T

// One number of a scale, or one day of a month.
T.AbstractButton {
    id: root

    property bool chosen: false
    property bool today: false // of a month
    property string meaning

    implicitWidth: Theme.target
    implicitHeight: Math.max(Theme.target, label.implicitHeight + Theme.grid * 2)
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.meaning === "" ? root.text : root.text + ", " + root.meaning
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.onToggleAction: root.click()
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: Text {
        id: label
        text: root.text
        color: !root.enabled ? Theme.soft : root.chosen ? Theme.tintText : Theme.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.small
        font.family: Theme.family
        font.pixelSize: Theme.question
        font.bold: root.chosen
        font.strikeout: !root.enabled
        font.underline: root.today
        font.features: {
            "tnum": 1
        }
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius
        color: !root.enabled ? Theme.ground : root.chosen ? Theme.tint : Theme.card
        border.width: !root.enabled ? 0 : root.chosen || root.down ? Theme.outlineChosen : Theme.outline
        border.color: root.chosen ? Theme.accent : Theme.line

        Icon {
            visible: root.chosen
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.grid / 2
            width: Math.min(Theme.icon * 0.7, root.width * 0.25)
            height: width
            name: "check"
            color: Theme.tintAccent
        }
        FocusRing {
            shown: root.visualFocus
        }
    }
}
