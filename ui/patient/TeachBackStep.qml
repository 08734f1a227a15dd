import QtQuick
import ui.controls
import ui.patient

// A question about a slide, and what is kindly said to the answer; the slide itself when it helps.
StepPage {
    id: root

    required property TeachBack teachBack
    readonly property string phase: teachBack.phase
    readonly property bool looking: phase === "looking"

    picture: looking ? teachBack.slidePicture : ""
    pictureAlt: looking ? teachBack.slideAlt : ""
    progress: qsTr("Check %1 of %2").arg(teachBack.number).arg(teachBack.count)
    mainText: looking ? qsTr("Back to the question") : qsTr("Next")
    wide: pair.beside
    handlesBack: true
    onMain: teachBack.next()
    onBack: teachBack.previous()

    Connections {
        target: root.teachBack
        function onTurned(): void {
            root.toTop();
        }
        function onChoiceAsked(): void {
            Qt.callLater(root.reveal, problem);
        }
    }
    Notice {
        objectName: "lookAgain"
        visible: root.looking
        text: qsTr("Let us look at this page once more.")
    }
    SlideWords {
        visible: root.looking
        heading: root.teachBack.slideHeading
        body: root.teachBack.slideBody
    }
    QuestionBeside {
        id: pair
        visible: !root.looking
        beside: root.width >= Theme.body * 40 && !root.looking
        asked: [
            SmallText {
                text: qsTr("This is not a test. It shows where we should explain more.")
                lineHeight: Theme.lineHeightTight
            },
            QuestionText {
                objectName: "question"
                text: root.teachBack.question
                topPadding: Theme.grid
            },
            Advice {
                id: problem
                objectName: "problem"
                text: root.teachBack.choiceMissing ? qsTr("Choose the answer that fits best.") : ""
            },
            Advice {
                objectName: "saidToAnswer"
                iconName: root.phase === "passed" ? "check" : "info"
                text: root.phase === "passed" ? qsTr("Yes, that is right.") : root.phase === "nurse" ? qsTr("Your nurse will talk about this with you. You can go on.") : ""
            }
        ]

        ChoiceList {
            enabled: root.phase === "asking"
            choices: root.teachBack.choices
            cardName: "teachChoice_"
            onChosen: number => root.teachBack.choose(number)
        }
    }
}
