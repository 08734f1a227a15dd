import QtQuick
import ui.controls
import ui.patient

// One answer, or several where the form takes several, from a list.
Column {
    id: root

    required property AskedChoice question

    spacing: Theme.gap

    SmallText {
        visible: root.question.kind === "several"
        text: qsTr("You can choose more than one.")
    }
    ChoiceList {
        choices: root.question.choices
        several: root.question.kind === "several"
        onChosen: number => root.question.choose(number)
    }
}
