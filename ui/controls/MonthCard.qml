import QtQuick
import QtQuick.Templates as T

// One of the twelve cards that choose a month.
T.AbstractButton {
    id: root

    property bool chosen: false

    implicitHeight: Math.max(Theme.target, label.implicitHeight + Theme.grid * 2)
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.text
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.onToggleAction: root.click()
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: IconAndWords {
        id: label
        text: root.text
        iconName: root.chosen ? "check" : ""
        iconColor: Theme.tintAccent
        color: root.chosen ? Theme.tintText : Theme.ink
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? Theme.tint : Theme.card
        border.width: root.chosen || root.down ? Theme.outlineChosen : Theme.outline
        border.color: root.chosen ? Theme.accent : Theme.line

        FocusRing {
            shown: root.visualFocus
        }
    }
}
