import QtQuick
import ui.controls
import ui.patient

// One agreement in its exact words, then agree or decline: equal in size, place and colour.
StepPage {
    id: root

    required property Consent consent

    heading: consent.title
    progress: qsTr("Decision %1 of %2").arg(consent.number).arg(consent.count)
    mainText: qsTr("Continue")
    handlesBack: true
    onMain: consent.next()
    onBack: consent.previous()

    Connections {
        target: root.consent
        function onTurned(): void {
            root.toTop();
        }
        function onChoiceAsked(): void {
            Qt.callLater(root.reveal, problem);
        }
    }
    SmallText {
        objectName: "agreementVersion"
        text: qsTr("Version %1 · %2").arg(root.consent.version).arg(root.consent.languageName)
    }
    MarkdownWords {
        objectName: "agreementWords"
        text: root.consent.words
    }
    QuestionText {
        text: qsTr("What do you decide?")
        topPadding: Theme.grid
    }
    ChoicePair {
        firstText: root.consent.agreeWords !== "" ? root.consent.agreeWords : qsTr("I agree")
        secondText: root.consent.declineWords !== "" ? root.consent.declineWords : qsTr("I do not agree")
        firstName: "agreeButton"
        secondName: "declineButton"
        firstChosen: root.consent.agreed
        secondChosen: root.consent.declined
        onFirst: root.consent.choose(true)
        onSecond: root.consent.choose(false)
    }
    Advice {
        id: problem
        objectName: "problem"
        text: root.consent.choiceMissing ? qsTr("Choose one of the two. Both are fine, and you can change it until you sign.") : ""
    }
    Advice {
        objectName: "decliningIsFine"
        text: root.consent.declined ? qsTr("Saying no is fine. Your other care goes on as before.") : ""
    }
    QuestionText {
        objectName: "whyQuestion"
        visible: why.count > 0
        text: qsTr("Why? You do not have to say.")
        topPadding: Theme.grid
    }
    ChoiceList {
        id: why
        choices: root.consent.reasons
        cardName: "reason_"
        onChosen: number => root.consent.chooseReason(number)
    }
}
