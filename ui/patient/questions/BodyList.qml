pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// The places in words, part of the body by part, right beside left where there is room.
Column {
    id: root

    required property AskedBodyMap question
    readonly property bool narrow: width < Theme.body * 18

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    Repeater {
        model: root.question.others

        BodyOther {
            question: root.question
        }
    }
    Repeater {
        model: root.question.pairs

        Column {
            id: pair

            required property string heading
            required property int firstNumber
            required property string firstText
            required property bool firstChosen
            required property int secondNumber
            required property string secondText
            required property bool secondChosen
            readonly property real half: root.narrow ? width : (width - Theme.gap) / 2

            width: root.width
            spacing: Theme.gap

            QuestionText {
                visible: pair.heading !== ""
                text: pair.heading
                topPadding: Theme.grid * 2
            }
            Grid {
                columns: root.narrow ? 1 : 2
                spacing: Theme.gap

                ChoiceCard {
                    id: first
                    objectName: "choice_" + pair.firstNumber
                    width: pair.half
                    height: root.narrow ? implicitHeight : Math.max(implicitHeight, second.implicitHeight)
                    several: true
                    text: pair.firstText
                    chosen: pair.firstChosen
                    onClicked: root.question.choose(pair.firstNumber)
                }
                ChoiceCard {
                    id: second
                    objectName: "choice_" + pair.secondNumber
                    visible: pair.secondNumber >= 0
                    width: pair.half
                    height: root.narrow ? implicitHeight : Math.max(implicitHeight, first.implicitHeight)
                    several: true
                    text: pair.secondText
                    chosen: pair.secondChosen
                    onClicked: root.question.choose(pair.secondNumber)
                }
            }
        }
    }
}
