import QtQuick
import ui.controls
import ui.patient

// Who is sitting here, one thing at a time; the words for what is wrong show what would be valid.
StepPage {
    id: root

    required property PatientVisit visit
    required property Identify identify
    readonly property string page: identify.page

    function words(wrong: string): string {
        switch (wrong) {
        case "no-code":
            return qsTr("The code has six letters and numbers, such as F7K 2MD. You can also go on without it: choose “I have no code”.");
        case "length":
            return qsTr("The code has six letters and numbers, such as F7K 2MD.");
        case "lookalike":
            return qsTr("A code never has I, L, O, U or Z, and never 0 or 1. Please look at your slip once more: it may be J, D, Q, V, 7 or 2.");
        case "mistyped":
            return qsTr("This code has a letter or number that does not fit. Please compare it with your slip.");
        case "empty":
            return qsTr("Please type your name as it is on your ID or insurance card.");
        case "incomplete":
            return qsTr("Choose the month, then type the day and all four digits of the year, such as 1950.");
        case "no-such-day":
            return qsTr("That month does not have such a day. Please look at the day once more.");
        case "not-yet":
            return qsTr("That day is still to come. Please look at the year once more.");
        case "too-old":
            return qsTr("That is more than 120 years ago. Please look at the year once more.");
        }
        return "";
    }

    heading: page === "code" ? qsTr("What is your code?") : page === "given" ? qsTr("What is your first name?") : page === "family" ? qsTr("What is your last name?") : qsTr("When were you born?")
    progress: qsTr("About you, %1 of %2").arg(identify.pageNumber).arg(identify.pageCount)
    handlesBack: true
    onMain: identify.goOn()
    onBack: identify.goBack()
    onPageChanged: toTop()

    BodyText {
        text: root.page === "code" ? qsTr("The front desk gave it to you.") : root.page === "birth" ? qsTr("We ask so that your answers reach the right chart.") : qsTr("As it is on your ID or insurance card.")
    }
    Notice {
        id: problem
        objectName: "problem"
        onVisibleChanged: if (visible)
            Qt.callLater(root.reveal, problem)
        text: root.words(root.identify.problem)
    }
    EntryPage {
        shown: root.page === "code"
        fieldName: "codeField"
        label: qsTr("Code")
        layout: "code"
        maximumLength: 16 // there is room for spaces and dashes
        text: root.identify.typedOn("code")
        noneName: "noCode"
        noneWords: qsTr("I have no code")
        onEdited: text => root.identify.type(text)
        onAccepted: root.identify.goOn()
        onNoneGiven: root.identify.haveNoCode()
    }
    EntryPage {
        shown: root.page === "given"
        fieldName: "givenField"
        label: qsTr("First name")
        text: root.identify.typedOn("given")
        onEdited: text => root.identify.type(text)
        onAccepted: root.identify.goOn()
    }
    EntryPage {
        shown: root.page === "family"
        fieldName: "familyField"
        label: qsTr("Last name")
        text: root.identify.typedOn("family")
        noneName: "oneName"
        noneWords: qsTr("I have only one name")
        onEdited: text => root.identify.type(text)
        onAccepted: root.identify.goOn()
        onNoneGiven: root.identify.haveOneName()
    }
    DateEntry {
        id: birth
        visible: root.page === "birth"
        Component.onCompleted: show(root.identify.typedOn("birth"))
        onEdited: root.identify.type(iso)
        onAccepted: root.identify.goOn()
    }
}
