pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// What one screen of a form asks: a question as a rule, several below each other where the form
// wants them together, and then a summary on top of what is still to be looked at.
StepPage {
    id: root

    required property Form form
    readonly property Question question: form.question as Question
    readonly property bool wideAnswer: !form.several && question.kind === "scale"
    readonly property bool longLead: form.lead.length > 240 // the question must not stand below its answers
    readonly property bool beside: width >= Theme.body * 40 && !wideAnswer && !form.several && !longLead

    function bring(number: int): void {
        const block = blocks.itemAt(number) as AskedQuestion;
        if (block)
            block.enter();
    }

    progress: form.progress
    mainText: form.toReview ? qsTr("Back to my answers") : qsTr("Next")
    wide: beside || wideAnswer
    handlesBack: true
    onMain: form.next()
    onBack: form.previous()
    Component.onCompleted: Qt.callLater(form.show_wanted)

    Connections {
        target: root.form
        function onMoved(): void {
            root.toTop();
        }
        function onWanted(number: int): void {
            Qt.callLater(root.bring, number);
        }
    }
    UrgentPanel {
        visible: root.form.urgentShown
        crisisLine: root.form.crisisLine
        told: root.form.urgentTold
        onVisibleChanged: if (visible)
            forceActiveFocus() // it comes into view, and a screen reader says it
    }
    FaultSummary {
        faults: root.form.faults
        onChosen: number => root.form.lookAt(number)
    }
    Column {
        width: parent.width
        spacing: Theme.grid
        visible: root.form.several

        SmallText {
            visible: text !== ""
            text: root.form.title
            font.bold: true
            lineHeight: Theme.lineHeightTight
        }
        SmallText {
            visible: text !== ""
            text: root.form.lead
            lineHeight: Theme.lineHeightTight
        }
        MeaningButton {
            question: qsTr("Show the instructions again")
            words: root.form.several ? root.form.instructions : ""
        }
        QuestionText {
            objectName: "pageHeading"
            visible: text !== ""
            text: root.form.heading
        }
    }
    Repeater {
        id: blocks
        model: root.form.asked

        AskedQuestion {
            required question
            required lead
            required filledIn
            required rule
            required warning
            required picture
            required pictureAlt
            required property int index

            beside: root.beside
            title: root.form.several ? "" : root.form.title
            around: root.form.several ? "" : root.form.lead
            instructions: root.form.several ? "" : root.form.instructions
            number: root.form.several ? index : -1
            onAdvised: root.form.several ? root.toTop() : Qt.callLater(root.reveal, problem)
            onRedrawn: Qt.callLater(root.show, answering)
            onRestarted: if (!root.form.several) {
                root.forceActiveFocus(); // what had the focus may be far below now
                Qt.callLater(root.toTop);
            }
        }
    }
}
