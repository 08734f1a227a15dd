import QtQuick
import ui.controls
import ui.patient

// Asks staff for their PIN; a badge reader types into the same line.
Sheet {
    id: root

    required property StaffDoor door

    function words(problem: string): string {
        switch (problem) {
        case "":
            return "";
        case "no-pin":
            return qsTr("No PIN has been set for this tablet. IT sets one with: kiosk staff pin");
        case "wrong":
            return door.secondsToWait > 0 ? qsTr("That PIN is not the one of this tablet. You can try again in %1 s.").arg(door.secondsToWait) : qsTr("That PIN is not the one of this tablet.");
        case "wait":
            return qsTr("You can try again in %1 s.").arg(door.secondsToWait);
        }
        return qsTr("The PIN cannot be checked now. For IT: %1").arg(problem);
    }

    objectName: "staffDoor"
    heading: qsTr("For staff")

    Notice {
        objectName: "doorProblem"
        text: root.words(root.door.problem)
    }
    BodyText {
        visible: pin.visible
        text: pin.label
        Accessible.ignored: true
    }
    EntryField {
        id: pin
        objectName: "pinField"
        visible: root.door.problem !== "no-pin"
        width: parent.width
        label: qsTr("PIN, or hold your badge to the reader")
        layout: "digits"
        maximumLength: 64
        echoMode: TextInput.Password
        passwordMaskDelay: 0
        Component.onCompleted: Qt.callLater(forceActiveFocus)
        onAccepted: {
            root.door.enter(text);
            clear();
            Qt.callLater(forceActiveFocus);
        }
    }
    BigButton {
        objectName: "closeDoor"
        width: Math.min(implicitWidth, parent.width)
        iconName: "back"
        text: qsTr("Back to where it was")
        onClicked: root.door.shut()
    }
}
