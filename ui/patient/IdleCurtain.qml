import QtQuick
import ui.controls
import ui.patient

// Covers the answers until the birth date is given; after three wrong ones, staff are asked for.
Sheet {
    id: root

    required property IdleWatch idle
    required property PatientVisit visit
    readonly property bool shut: idle.triesLeft <= 0

    objectName: "curtain"
    heading: shut ? qsTr("Please hand the tablet to a member of staff.") : qsTr("Your answers are covered.")

    BodyText {
        text: root.shut ? qsTr("The answers stay covered. They will be removed from this tablet if nobody comes.") : qsTr("To go on, give your date of birth.")
    }
    Notice {
        text: root.shut || !root.idle.wrong ? "" : qsTr("That is not the date given at the start. Tries left: %1").arg(root.idle.triesLeft)
    }
    DateEntry {
        id: birth
        visible: !root.shut
        onAccepted: root.idle.open(iso)
    }
    BigButton {
        objectName: "openCurtain"
        visible: !root.shut
        width: parent.width
        primary: true
        enabled: birth.complete
        text: qsTr("Go on")
        onClicked: root.idle.open(birth.iso)
    }
    NurseButton {
        visit: root.visit
    }
}
