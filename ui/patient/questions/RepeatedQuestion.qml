pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// Several answers: those given so far, each with a way to take it back, and the field for one more.
Column {
    id: root

    required property AskedRepeatedly question

    spacing: Theme.gap

    Repeater {
        model: root.question.given

        GivenAnswer {
            required words
            required property int index

            number: index + 1
            buttonName: "remove_" + index
            onRemoved: root.question.remove(index)
        }
    }
    AnyQuestion {
        question: root.question.one as Question
    }
    BigButton {
        objectName: "addAnother"
        enabled: root.question.canAdd
        text: qsTr("Add another")
        onClicked: root.question.add()
    }
}
