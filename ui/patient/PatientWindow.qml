pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// The frame around every step: the trail on top, the step, the bottom bar, and what may cover them.
// The welcome needs only what is here; the keyboard and the covers are loaded while it is read.
Window {
    id: root

    required property PatientVisit visit
    required property Screens screens
    required property More more
    required property Display display
    required property ReadAloud readAloud
    required property bool fullScreen
    property string asked // by the patient: language, display or more
    readonly property Cover covers: coversLoader.item as Cover
    readonly property string cover: covers?.cover ?? (visit.fault !== "" ? "fault" : "")
    readonly property Item keyboard: keyboardLoader.item as Item
    readonly property real keyboardHeight: keyboard?.visible ? keyboard.height : 0
    readonly property bool mirrored: Qt.locale(Qt.uiLanguage).textDirection === Qt.RightToLeft
    readonly property bool busy: stepView.busy || !stepView.page

    width: fullScreen ? Screen.width : 1280 // the size that it will have: all is laid out once
    height: fullScreen ? Screen.height : 800
    color: Theme.ground
    flags: fullScreen ? Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint : Qt.Window
    LayoutMirroring.enabled: root.mirrored
    LayoutMirroring.childrenInherit: true
    title: qsTr("Intake")
    onClosing: close => close.accepted = !fullScreen
    // whatever key asks for it

    Dress {
        display: root.display
    }
    Connections {
        target: stepView.page
        function onTurned(): void {
            root.readAloud.turn();
        }
    }
    Item {
        width: root.width // and not the room inside, which a window has once it is shown
        height: root.height - root.keyboardHeight
        enabled: root.cover === ""
        visible: root.cover === "" || root.cover === "warning"

        Loader {
            id: trail
            width: parent.width
            active: stepView.page?.trailVisible ?? false
            sourceComponent: Trail {
                chapters: [qsTr("Learn"), qsTr("Questions"), qsTr("Decide"), qsTr("Sign")]
                present: root.visit.chapter
                words: (stepView.page?.progress ?? "") !== "" ? stepView.page.progress : qsTr("Step %1 of %2").arg(root.visit.stepNumber).arg(root.visit.stepCount)
            }
        }
        StepView {
            id: stepView
            anchors.top: trail.bottom
            anchors.topMargin: trail.active ? 0 : Theme.grid * 2
            anchors.bottom: news.top
            width: parent.width
            visit: root.visit
            screens: root.screens
            onFailed: root.visit.breakOff("screen")
        }
        Loader {
            id: news
            anchors.bottom: bar.top
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - Theme.margin * 2
            height: visible ? implicitHeight : 0
            visible: ((item as NurseNews)?.text ?? "") !== "" && root.keyboardHeight === 0
            active: root.visit.nurseState !== ""
            sourceComponent: NurseNews {
                visit: root.visit
            }
        }
        BottomBar {
            id: bar
            anchors.bottom: parent.bottom
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: root.keyboardHeight === 0
            visit: root.visit
            readAloud: root.readAloud
            more: root.more
            page: stepView.page
            onLanguageAsked: root.asked = "language"
            onMoreAsked: root.asked = "more"
        }
    }
    Loader {
        anchors.fill: parent
        active: root.visit.fault !== ""
        visible: root.cover === "fault"
        sourceComponent: FaultSheet {
            code: root.visit.fault
            more: root.more
        }
    }
    Loader {
        id: coversLoader
        anchors.fill: parent
    }
    Loader {
        id: keyboardLoader
        anchors.bottom: parent.bottom
        width: parent.width
        source: root.screens.complete ? "TypingDesk.qml" : ""
    }
    Loader {
        anchors.fill: parent
        active: root.readAloud.blank
        sourceComponent: BlankCover {
            readAloud: root.readAloud
        }
    }
    Connections {
        target: root.screens
        function onArrived(): void {
            coversLoader.setSource("Covers.qml", root.screens.given("covers"));
        }
    }
    Connections {
        target: root.covers
        function onAsking(what: string): void {
            root.asked = what;
        }
    }
    Binding {
        target: root.covers
        property: "asked"
        value: root.asked
    }
    Binding {
        target: root.covers
        property: "keyboardHeight"
        value: root.keyboardHeight
    }
}
