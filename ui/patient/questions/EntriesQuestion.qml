pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// What was given so far in a group that repeats, each with a way back and away, and one more.
Column {
    id: root

    required property Entries question

    spacing: Theme.gap

    Repeater {
        model: root.question.entries

        EntryCard {
            required name
            required words
            required index

            width: root.width
            removable: root.question.mayRemove
            asking: root.question.asking === index
            onChangeAsked: root.question.change(index)
            onRemoveAsked: root.question.askToRemove(index)
            onKept: root.question.askToRemove(-1)
            onRemoved: root.question.remove()
        }
    }
    BigButton {
        objectName: "addAnother"
        visible: root.question.mayAdd
        width: root.width
        iconName: "plus"
        text: qsTr("Add another")
        Accessible.description: root.question.text
        onClicked: root.question.add()
    }
}
