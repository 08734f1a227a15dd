import QtQuick
import ui.controls
import ui.patient

// The end: sealing, then thanks; as warm to those who declined. "Thank you" only when it is sealed.
StepPage {
    id: root

    required property PatientVisit visit
    required property real seconds // until the welcome screen returns
    readonly property string stage: visit.finishState
    readonly property bool done: stage === "done"

    heading: {
        switch (stage) {
        case "done":
            return qsTr("Thank you, that’s everything.");
        case "cannot":
            return qsTr("Please hand the tablet to a member of staff.");
        case "sealing":
            return qsTr("Sealing your answers…");
        }
        return visit.declined ? qsTr("You have decided.") : qsTr("You have answered everything.");
    }
    picture: done ? Qt.resolvedUrl("../../resources/icons/thank-you.svg") : ""
    trailVisible: false
    centred: true
    backVisible: stage === ""
    mainVisible: stage === "" || stage === "cannot"
    mainText: stage === "" ? qsTr("Seal and send my answers") : qsTr("Try again")
    mainIcon: stage === "" ? "next" : ""
    onMain: visit.finish()

    BodyText {
        visible: root.done
        text: qsTr("Please hand the tablet back to the front desk.")
        font.pixelSize: Theme.question
    }
    BodyText {
        visible: root.done
        text: qsTr("Your answers are sealed. Only your care team can open them.")
    }
    BodyText {
        visible: root.done && root.visit.declined
        text: qsTr("You chose not to go ahead, and that is a good answer too. Your nurse will talk with you about other ways to help.")
    }
    BodyText {
        visible: root.stage === "" && root.visit.declined
        text: qsTr("You chose not to go ahead. Your answers will go to your nurse, who will talk with you. You can still go back and change anything.")
    }
    BodyText {
        visible: root.stage === "" && !root.visit.declined
        text: qsTr("Your answers will go to your nurse, who will talk with you. You can still go back and change anything.")
    }
    BodyText {
        visible: root.stage === "sealing"
        text: qsTr("One moment, please keep the tablet.")
    }
    BodyText {
        visible: root.stage === "cannot"
        text: qsTr("Your answers are still here. The tablet could not store them for sending, and staff can help.")
    }
    Timer {
        interval: root.seconds * 1000
        running: root.done
        onTriggered: root.visit.startOver()
    }
}
