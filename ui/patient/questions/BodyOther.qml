import QtQuick
import ui.controls
import ui.patient

// A choice that is no place on the body, such as no pain at all.
ChoiceCard {
    id: root

    required property AskedBodyMap question
    required property int number
    required text
    required chosen

    objectName: "choice_" + number
    several: true
    onClicked: question.choose(number)
}
