pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// Places on a drawing of a body, or the same places in words.
Column {
    id: root

    required property AskedBodyMap question

    spacing: Theme.gap

    BodyPicture {
        visible: !root.question.inWords
        question: root.question
    }
    Loader {
        width: parent.width
        active: root.question.inWords
        visible: active
        sourceComponent: BodyList {
            question: root.question
        }
    }
}
