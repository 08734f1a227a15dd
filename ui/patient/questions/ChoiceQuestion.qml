import QtQuick
import ui.controls
import ui.patient

// One answer, or several where the form takes several, from a list.
Column {
    id: root

    required property AskedChoice question

    spacing: Theme.gap

    SmallText {
        visible: root.question.several
        text: qsTr("You can choose more than one.")
    }
    ChoiceList {
        choices: root.question.choices
        pictures: root.question.pictures
        several: root.question.several
        across: root.question.across
        onChosen: number => root.question.choose(number)
    }
    OwnChoice {
        question: root.question
    }
}
