import QtQuick
import ui.controls

// A question, the answer to it, and the button that leads back to it.
Column {
    id: root

    property string formTitle // shown above the first answer of a form
    property string group // shown above the first answer of a group, such as "Medicine 2"
    property string question
    property string answer
    property bool declined
    property bool fixed // nobody can change it
    property string buttonName // objectName of the button, for tests and walkthrough
    readonly property bool narrow: width < Theme.body * 22

    signal changeAsked

    function focusButton(): void {
        button.forceActiveFocus();
    }

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    QuestionText {
        visible: root.formTitle !== ""
        text: root.formTitle
        topPadding: Theme.grid * 2
    }
    BodyText {
        visible: root.group !== ""
        text: root.group
        font.bold: true
        topPadding: Theme.grid
    }
    Rectangle {
        width: root.width
        height: (!button.visible ? words.height : root.narrow ? words.height + Theme.gap + button.height : Math.max(words.height, button.height)) + Theme.grid * 4
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.highContrast ? Theme.outline : 0
        border.color: Theme.line

        Column {
            id: words
            anchors.left: parent.left
            anchors.leftMargin: Theme.grid * 2
            y: root.narrow ? Theme.grid * 2 : (parent.height - height) / 2
            width: parent.width - Theme.grid * 4 - (root.narrow || !button.visible ? 0 : button.width + Theme.gap)
            spacing: Theme.grid / 2

            SmallText {
                text: root.question
                lineHeight: Theme.lineHeightTight
            }
            BodyText {
                text: root.declined ? qsTr("You chose not to answer.") : root.answer
                font.bold: !root.declined
                lineHeight: Theme.lineHeightTight
            }
        }
        BigButton {
            id: button
            objectName: root.buttonName
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.grid * 2
            visible: !root.fixed
            text: qsTr("Change")
            Accessible.name: qsTr("Change: %1").arg(root.question)
            onClicked: root.changeAsked()
        }
    }
}
