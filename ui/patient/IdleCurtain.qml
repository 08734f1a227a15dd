import QtQuick
import ui.controls
import ui.patient

// Covers the answers until the birth date is given; after three wrong ones, staff are asked for.
// Before anybody said who they are, a touch anywhere takes it away.
Sheet {
    id: root

    required property IdleWatch idle
    required property PatientVisit visit
    readonly property bool shut: idle.triesLeft <= 0

    objectName: "curtain"
    readonly property bool asking: !shut && !idle.opensWithTouch
    onTouched: idle.comeBack()
    heading: shut ? qsTr("Please hand the tablet to a member of staff.") : qsTr("Your answers are covered.")

    BodyText {
        text: root.shut ? qsTr("The answers stay covered. They will be removed from this tablet if nobody comes.") : root.asking ? qsTr("To go on, give your date of birth.") : qsTr("Take all the time you need. To go on, touch the screen.")
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
    NurseButton {
        anchors.left: parent.left
        visit: root.visit
    }
}
