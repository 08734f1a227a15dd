pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// The files that can be given, as cards.
Column {
    id: root

    required property AskedFile question

    spacing: Theme.gap
    Component.onCompleted: question.look()

    SmallText {
        objectName: "noFile"
        text: files.count === 0 ? qsTr("There is no file here to choose. You can also give it to your nurse.") : qsTr("Choose a file, or give it to your nurse.")
    }
    Notice {
        objectName: "fileLost"
        text: root.question.lost ? qsTr("This file cannot be read now. Choose another one, or give it to your nurse.") : ""
    }
    Repeater {
        id: files
        model: root.question.files

        ChoiceCard {
            required text
            required note
            required chosen
            required property int index

            objectName: "file_" + index
            onClicked: root.question.choose(index)
        }
    }
    BigButton {
        objectName: "lookAgainForFiles"
        text: qsTr("Look again")
        onClicked: root.question.look()
    }
}
