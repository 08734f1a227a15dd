pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// An answer in the patient's own words: a line, or room for several.
Loader {
    id: root

    required property AskedText question

    sourceComponent: question.longText ? area : line

    Component {
        id: line

        EntryField {
            objectName: "textField"
            label: root.question.text
            maximumLength: root.question.maxLength
            text: root.question.typed
            onTextChanged: if (text !== root.question.typed)
                root.question.write(text)
        }
    }
    Component {
        id: area

        EntryArea {
            objectName: "textField"
            label: root.question.text
            maximumLength: root.question.maxLength
            text: root.question.typed
            onTextChanged: if (text !== root.question.typed)
                root.question.write(text)
        }
    }
}
