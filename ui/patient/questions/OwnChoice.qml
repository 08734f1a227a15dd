import QtQuick
import ui.controls
import ui.patient

// The choice that is none of the list: a card, and the line to say it in.
Column {
    id: root

    required property AskedChoice question
    readonly property string name: question.ownLabel === "" ? qsTr("Something else") : question.ownLabel

    visible: question.takesOwn
    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    ChoiceCard {
        objectName: "ownChoice"
        text: root.name
        several: root.question.several
        chosen: root.question.ownChosen
        onClicked: {
            root.question.chooseOwn();
            if (root.question.ownChosen)
                field.forceActiveFocus();
        }
    }
    EntryField {
        id: field
        objectName: "ownField"
        visible: root.question.ownChosen
        width: parent.width
        label: root.question.text + " " + root.name
        text: root.question.own
        onTextChanged: root.question.writeOwn(text)
    }
}
