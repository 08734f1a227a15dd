import QtQuick
import ui.controls
import ui.patient
import ui.patient.questions

// One screening question: its form and lead-in words in a quieter voice above it.
StepPage {
    id: root

    required property Form form
    readonly property Question question: form.question as Question
    readonly property bool beside: width >= Theme.body * 40 && question.kind !== "scale"

    progress: qsTr("Question %1 of %2").arg(form.number).arg(form.count)
    mainText: form.toReview ? qsTr("Back to my answers") : qsTr("Next")
    wide: beside || question.kind === "scale"
    handlesBack: true
    onQuestionChanged: toTop()
    onMain: form.next()
    onBack: form.previous()

    Connections {
        target: root.question
        function onAdvised(): void {
            Qt.callLater(root.reveal, problem);
        }
    }
    UrgentPanel {
        visible: root.form.urgentShown
        crisisLine: root.form.crisisLine
        told: root.form.urgentTold
        onVisibleChanged: if (visible)
            forceActiveFocus() // it comes into view, and a screen reader says it
    }
    QuestionBeside {
        beside: root.beside
        question: [
            SmallText {
                objectName: "formTitle"
                text: root.form.title
                font.bold: true
                lineHeight: Theme.lineHeightTight
            },
            SmallText {
                objectName: "lead"
                visible: text !== ""
                text: root.form.lead
                lineHeight: Theme.lineHeightTight
            },
            QuestionText {
                objectName: "question"
                text: root.question.text
                topPadding: Theme.grid
            },
            SmallText {
                visible: text !== ""
                text: root.question.help
            },
            Advice {
                id: problem
                objectName: "problem"
                text: root.question.advice
            }
        ]

        AnyQuestion {
            question: root.question
        }
        BigButton {
            objectName: "declineToSay"
            visible: root.question.canDecline
            iconName: root.question.declined ? "check" : ""
            text: qsTr("I’d rather not say")
            Accessible.checkable: true
            Accessible.checked: root.question.declined
            onClicked: root.question.decline()
        }
        SmallText {
            objectName: "declined"
            visible: root.question.declined
            text: qsTr("You chose not to answer. That is fine.")
        }
    }
}
