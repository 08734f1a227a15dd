import QtQuick
import ui.controls
import ui.patient

// A number to type, with its unit beside it.
Row {
    id: root

    required property AskedNumber question

    spacing: Theme.gap

    EntryField {
        objectName: "numberField"
        width: Math.min(Theme.body * 9, root.width * 0.6)
        label: root.question.text // its unit is told after it
        layout: root.question.wholeNumber ? "digits" : "decimal"
        maximumLength: 12
        text: root.question.typed
        onTextChanged: if (text !== root.question.typed)
            root.question.write(text)
    }
    BodyText {
        width: root.width * 0.4 - Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: root.question.unit
    }
}
