import QtQuick
import ui.controls
import ui.patient

// A value that nobody can change, set apart from what can be answered.
Rectangle {
    id: root

    required property Told question

    implicitHeight: words.height + Theme.grid * 4
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.highContrast ? Theme.outline : 0
    border.color: Theme.line

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        y: Theme.grid * 2
        width: root.width - Theme.grid * 4
        spacing: Theme.grid / 2

        BodyText {
            objectName: "toldValue"
            text: root.question.value
            font.bold: true
        }
        SmallText {
            text: root.question.calculated ? qsTr("This follows from your answers.") : qsTr("This was filled in for you. If it is not right, tell your nurse.")
        }
    }
}
