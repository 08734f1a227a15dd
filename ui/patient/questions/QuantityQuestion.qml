import QtQuick
import ui.controls
import ui.patient

// A number and its unit: beside it, or one to choose below.
Column {
    id: root

    required property AskedQuantity question

    spacing: Theme.gap

    Row {
        width: parent.width
        spacing: Theme.gap

        NumberField {
            id: field
            question: root.question
            label: root.question.text + " " + root.question.onlyUnit
            width: Math.min(Theme.body * 9, root.width * 0.6)
        }
        BodyText {
            width: root.width - field.width - Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: root.question.onlyUnit
        }
    }
    ChoiceList {
        visible: count > 0
        choices: root.question.units
        cardName: "unit_"
        across: true
        onChosen: number => root.question.chooseUnit(number)
    }
}
