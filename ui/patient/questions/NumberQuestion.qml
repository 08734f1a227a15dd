import QtQuick
import ui.controls
import ui.patient

// A number to type, with its unit beside it.
Row {
    id: root

    required property AskedNumber question

    spacing: Theme.gap

    NumberField {
        id: field
        question: root.question
        label: root.question.text + " " + root.question.unit
        width: Math.min(Theme.body * 9, root.width * 0.6)
    }
    BodyText {
        width: root.width - field.width - Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: root.question.unit
    }
}
