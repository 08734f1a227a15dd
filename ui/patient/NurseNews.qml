import QtQuick
import ui.controls
import ui.patient

// A few calm words about a call for a nurse, for a while after each change.
Notice {
    id: root

    required property PatientVisit visit
    readonly property string call: visit.nurseState
    readonly property string words: {
        switch (call) {
        case "called":
            return qsTr("Your call has been sent. You can go on, or wait here.");
        case "told":
            return qsTr("A nurse has been told and will come as soon as possible.");
        case "cannot":
            return qsTr("Your call could not be sent. Please wave to a member of staff.");
        }
        return "";
    }

    objectName: "nurseNews"
    iconName: "bell"
    text: call === "cannot" || showing.running ? words : ""
    onCallChanged: showing.restart()

    Timer {
        id: showing
        interval: 10000
    }
}
