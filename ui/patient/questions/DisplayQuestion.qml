import QtQuick
import ui.controls
import ui.patient

// Words alone, or a question that a tablet cannot ask, or a file that it cannot take.
Item {
    id: root

    required property Question question

    implicitHeight: note.visible ? note.implicitHeight : 0

    Notice {
        id: note
        text: root.question.kind === "spoken" ? qsTr("Your nurse will ask you this.") : root.question.kind === "handed" ? qsTr("Your nurse will take this from you.") : ""
    }
}
