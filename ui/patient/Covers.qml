pragma ComponentBehavior: Bound
import QtQuick
import ui.patient

// What may cover the step: of all of it only one can be seen, touched and tabbed to.
Cover {
    id: root

    required property PatientVisit visit
    required property IdleWatch idle
    required property More more
    required property StaffDoor door
    required property StaffRoom room
    required property Display display
    required property ReadAloud readAloud

    cover: {
        if (door.stage !== "")
            return "staff";
        if (visit.fault !== "")
            return "fault";
        if (idle.stage !== "active")
            return idle.stage === "warning" ? "warning" : "curtain";
        return readAloud.sheet !== "" ? "reading" : asked;
    }

    Connections {
        target: root.visit
        function onOver(): void {
            root.asking("");
        }
    }
    Loader {
        anchors.fill: parent
        active: root.asked === "language"
        visible: root.cover === "language"
        sourceComponent: LanguageSheet {
            visit: root.visit
            onChosen: root.asking("")
        }
    }
    Loader {
        anchors.fill: parent
        active: root.asked === "more"
        visible: root.cover === "more"
        sourceComponent: MoreSheet {
            more: root.more
            idle: root.idle
            onClosed: root.asking("")
            onDisplayAsked: root.asking("display")
        }
    }
    Loader {
        anchors.fill: parent
        active: root.asked === "display"
        visible: root.cover === "display"
        sourceComponent: DisplaySheet {
            display: root.display
            onDone: root.asking("")
        }
    }
    Loader {
        anchors.fill: parent
        active: root.readAloud.sheet !== ""
        visible: root.cover === "reading"
        sourceComponent: ReadAloudSheet {
            readAloud: root.readAloud
        }
    }
    Loader {
        anchors.fill: parent
        active: root.idle.stage === "warning"
        visible: root.cover === "warning"
        sourceComponent: IdleWarning {
            idle: root.idle
        }
    }
    Loader {
        anchors.fill: parent
        active: root.idle.stage === "curtain" || root.idle.stage === "wipe"
        visible: root.cover === "curtain"
        sourceComponent: IdleCurtain {
            idle: root.idle
            visit: root.visit
            keyboardHeight: root.keyboardHeight
        }
    }
    Loader {
        anchors.fill: parent
        active: root.cover === "staff"
        sourceComponent: root.door.stage === "open" ? staffRoom : staffDoor
    }
    StaffCorner {
        anchors.right: parent.right
        door: root.door
    }
    Component {
        id: staffDoor

        StaffDoorSheet {
            door: root.door
            keyboardHeight: root.keyboardHeight
        }
    }
    Component {
        id: staffRoom

        StaffRoomSheet {
            door: root.door
            room: root.room
            visit: root.visit
        }
    }
}
