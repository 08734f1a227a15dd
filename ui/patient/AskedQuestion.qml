pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient
import ui.patient.questions

// One question with the words around it, the way to answer it, and what is to be looked at.
QuestionBeside {
    id: root

    property Question question
    property string title // of the form, where the question has the screen to itself
    property string around // words around it there
    property string instructions // long words that were read on the screen before
    property string lead // words for it alone, among several
    property bool filledIn // by the form
    property string rule // of the form, that the answer breaks
    property bool warning // the rule lets the patient go on
    property string picture
    property string pictureAlt
    property int number: -1 // its place among several
    readonly property Item answering: answers
    readonly property Item problem: advice.visible ? advice : broken
    readonly property bool dated: question?.kind === "date" || question?.kind === "moment"
    readonly property bool hasAside: (question?.aside ?? "") !== ""
    readonly property string suffix: number < 0 ? "" : "_" + number

    readonly property real narrow: Math.min(beside ? width * 5 / 12 : width, Theme.mm(80))

    signal advised
    signal restarted
    signal redrawn

    function enter(): void {
        const first = answers.nextItemInFocusChain(true);
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    least: dated ? Theme.target * 7 + Theme.gap * 6 : 0 // a week of the calendar
    onQuestionChanged: meaning.open = instructions.open = false
    onRuleChanged: if (rule !== "" && broken.visible)
        advised()

    asked: [
        SmallText {
            objectName: "formTitle"
            visible: text !== ""
            text: root.title
            font.bold: true
            lineHeight: Theme.lineHeightTight
        },
        SmallText {
            objectName: "lead"
            visible: text !== ""
            text: [root.around, root.lead].filter(words => words !== "").join("\n")
            lineHeight: Theme.lineHeightTight
        },
        MeaningButton {
            id: instructions
            objectName: "instructions" + root.suffix
            question: qsTr("Show the instructions again")
            words: root.instructions
        },
        QuestionText {
            objectName: "question" + root.suffix
            visible: text !== ""
            text: root.question?.text ?? ""
            topPadding: root.number < 0 ? Theme.grid : Theme.grid * 2
        },
        SmallText {
            visible: text !== ""
            text: root.question?.help ?? ""
        },
        Picture {
            objectName: "picture" + root.suffix
            visible: root.picture !== ""
            width: root.narrow
            height: width * 3 / 4
            source: root.picture
            alt: root.pictureAlt
        },
        MeaningButton {
            id: meaning
            objectName: "meaning" + root.suffix
            words: root.question?.meaning ?? ""
        },
        SmallText {
            visible: (root.question?.link ?? "") !== ""
            text: qsTr("More to read: %1").arg(root.question?.link ?? "")
        },
        Notice {
            id: advice
            objectName: "problem" + root.suffix
            text: root.question?.advice ?? ""
            onVisibleChanged: if (visible && root.number < 0)
                forceActiveFocus() // among several, the summary has the focus
        },
        Notice {
            id: broken
            objectName: "rule" + root.suffix
            text: root.rule === "" ? "" : root.warning ? qsTr("%1 You can go on all the same.").arg(root.rule) : root.rule
        },
        Loader {
            width: parent.width
            active: root.beside && root.hasAside
            visible: active
            sourceComponent: aside
        }
    ]

    AnyQuestion {
        id: answers
        question: root.question
    }
    Loader {
        width: parent.width
        active: !root.beside && root.hasAside
        visible: active
        sourceComponent: aside
    }
    SmallText {
        objectName: "filledIn" + root.suffix
        visible: root.filledIn
        text: qsTr("This was filled in for you. Change it if it is not right.")
    }
    BigButton {
        objectName: "declineToSay" + root.suffix
        anchors.left: parent.left
        width: Math.min(implicitWidth, parent.width)
        visible: (root.question?.canDecline ?? false) && !root.hasAside
        iconName: root.question?.declined ? "check" : ""
        text: qsTr("I’d rather not say")
        Accessible.name: root.number < 0 ? text : text + ": " + (root.question?.text ?? "")
        Accessible.checkable: true
        Accessible.checked: root.question?.declined ?? false
        onClicked: root.question.decline()
    }
    SmallText {
        objectName: "declined" + root.suffix
        visible: (root.question?.declined ?? false) && !root.hasAside
        text: qsTr("You chose not to answer. That is fine.")
    }

    Connections {
        target: root.question
        function onAdvised(): void {
            root.advised();
        }
        function onRestarted(): void {
            root.restarted();
        }
        function onRedrawn(): void {
            root.redrawn();
        }
    }
    Component {
        id: aside

        AnyQuestion {
            question: root.question
            aside: true
        }
    }
}
