import QtQuick
import ui.controls
import ui.patient

// Calls a nurse, and says how the call stands.
BigButton {
    id: root

    required property PatientVisit visit
    readonly property string call: visit.nurseState

    objectName: "callNurseButton"
    iconName: call === "told" ? "check" : "bell"
    text: {
        switch (call) {
        case "sending":
            return qsTr("Calling…");
        case "called":
            return qsTr("Call sent");
        case "told":
            return qsTr("Nurse knows");
        }
        return qsTr("Call a nurse");
    }
    onClicked: visit.callNurse()
}
