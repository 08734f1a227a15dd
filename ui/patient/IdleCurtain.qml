pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// Covers the answers until the birth date is given; after three wrong ones, staff are asked for.
// Before anybody said who they are, a touch anywhere takes it away. Over a visit that a crash
// interrupted, somebody else than its patient can start anew.
Sheet {
    id: root

    required property IdleWatch idle
    required property PatientVisit visit
    readonly property bool shut: idle.triesLeft <= 0
    readonly property bool asking: !shut && !idle.opensWithTouch
    property bool leaving: false // whether to start anew is asked

    objectName: "curtain"
    onTouched: idle.comeBack()
    heading: {
        if (root.leaving)
            return qsTr("Start anew?");
        if (root.shut)
            return qsTr("Please hand the tablet to a member of staff.");
        return root.idle.interrupted ? qsTr("A visit was interrupted.") : qsTr("Your answers are covered.");
    }

    Column {
        visible: root.leaving
        width: parent.width
        spacing: Theme.gap

        BodyText {
            text: qsTr("The answers of the visit that was interrupted will be removed from this tablet. The front desk will be told.")
        }
        OfferCard {
            objectName: "startAnew"
            iconName: "check"
            text: qsTr("Yes, start anew")
            onClicked: root.idle.startAnew()
        }
        OfferCard {
            objectName: "stayHere"
            iconName: "back"
            text: qsTr("No, go back")
            onClicked: root.leaving = false
        }
    }
    Column {
        visible: !root.leaving
        width: parent.width
        spacing: Theme.gap

        BodyText {
            text: {
                if (root.shut)
                    return qsTr("The answers stay covered. They will be removed from this tablet if nobody comes.");
                if (root.asking && root.idle.interrupted)
                    return qsTr("If it is yours, enter your date of birth to go on. Your answers are still here.");
                return root.asking ? qsTr("To go on, give your date of birth.") : qsTr("Take all the time you need. To go on, touch the screen.");
            }
        }
        Notice {
            text: root.shut || !root.idle.wrong ? "" : qsTr("That is not the date given at the start. Tries left: %1").arg(root.idle.triesLeft)
        }
        DateEntry {
            id: birth
            visible: root.asking
            onAccepted: root.idle.open(iso)
        }
        BigButton {
            objectName: "openCurtain"
            visible: !root.shut
            width: parent.width
            primary: true
            enabled: birth.complete || !root.asking
            text: qsTr("Go on")
            onClicked: root.asking ? root.idle.open(birth.iso) : root.idle.comeBack()
        }
        Flow {
            width: parent.width
            spacing: Theme.gap

            NurseButton {
                visit: root.visit
            }
            BigButton {
                objectName: "notMe"
                visible: root.idle.interrupted && root.visit.finishState === ""
                text: qsTr("This is not me")
                onClicked: root.leaving = true
            }
            Repeater {
                model: root.idle.interrupted ? root.visit.languages.filter(code => code !== root.visit.language) : []

                BigButton {
                    required property string modelData

                    objectName: "language_" + modelData
                    iconName: "language"
                    text: root.visit.nameOf(modelData)
                    onClicked: root.visit.chooseLanguage(modelData)
                }
            }
        }
    }
}
