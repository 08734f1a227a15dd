pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// What is to be looked at on a screen with several questions: one tap leads to each.
Column {
    id: root

    required property QtObject faults

    signal chosen(int number)

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap
    visible: lines.count > 0

    Advice {
        objectName: "faultSummary"
        text: lines.count > 0 ? qsTr("Before you go on, look at this once more:") : ""
    }
    Repeater {
        id: lines
        model: root.faults

        BigButton {
            id: line

            required property int index
            required property string said
            required text

            objectName: "fault_" + index
            width: root.width
            spread: true
            iconName: "next"
            Accessible.name: qsTr("Go to: %1").arg(line.text) // the question itself has the same words
            Accessible.description: said
            onClicked: root.chosen(index)
        }
    }
}
