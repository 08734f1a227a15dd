pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// The frame around every step: the trail on top, the step, the bottom bar, and what may cover them.
Window {
    id: root

    required property PatientVisit visit
    required property IdleWatch idle
    required property More more
    required property StaffDoor door
    required property StaffRoom room
    required property Display display
    required property ReadAloud readAloud
    required property Identify identify
    required property Slides slides
    required property TeachBack teachBack
    required property Form form
    required property Review review
    required property Consent consent
    required property Sign sign
    required property Signers signers
    required property real thankYouSeconds
    property alias asked: covers.asked
    readonly property bool mirrored: Qt.locale(Qt.uiLanguage).textDirection === Qt.RightToLeft
    readonly property bool busy: stepView.busy || !stepView.page

    width: 1280
    height: 800
    color: Theme.ground
    LayoutMirroring.enabled: root.mirrored
    LayoutMirroring.childrenInherit: true
    title: qsTr("Intake")

    Connections {
        target: stepView.page
        function onTurned(): void {
            root.readAloud.turn();
        }
    }
    Item {
        anchors.fill: parent
        anchors.bottomMargin: keyboard.visible ? keyboard.height : 0
        enabled: covers.cover === ""
        visible: covers.cover === "" || covers.cover === "warning"

        Trail {
            id: trail
            width: parent.width
            height: visible ? implicitHeight : Theme.grid * 2
            visible: stepView.page?.trailVisible ?? false
            chapters: [qsTr("Learn"), qsTr("Questions"), qsTr("Decide"), qsTr("Sign")]
            present: root.visit.chapter
            words: (stepView.page?.progress ?? "") !== "" ? stepView.page.progress : qsTr("Step %1 of %2").arg(root.visit.stepNumber).arg(root.visit.stepCount)
        }
        StepView {
            id: stepView
            anchors.top: trail.bottom
            anchors.bottom: news.top
            width: parent.width
            visit: root.visit
            identify: root.identify
            slides: root.slides
            teachBack: root.teachBack
            form: root.form
            review: root.review
            consent: root.consent
            sign: root.sign
            signers: root.signers
            thankYouSeconds: root.thankYouSeconds
            onFailed: root.visit.breakOff("screen")
        }
        NurseNews {
            id: news
            anchors.bottom: bar.top
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - Theme.margin * 2
            height: visible ? implicitHeight : 0
            visible: text !== "" && !keyboard.visible
            visit: root.visit
        }
        BottomBar {
            id: bar
            anchors.bottom: parent.bottom
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: !keyboard.visible
            visit: root.visit
            readAloud: root.readAloud
            more: root.more
            page: stepView.page
            onLanguageAsked: covers.asked = "language"
            onMoreAsked: covers.asked = "more"
        }
    }
    Covers {
        id: covers
        anchors.fill: parent
        visit: root.visit
        idle: root.idle
        more: root.more
        door: root.door
        room: root.room
        display: root.display
        readAloud: root.readAloud
        keyboardHeight: keyboard.visible ? keyboard.height : 0
    }
    StaffCorner {
        anchors.right: parent.right
        door: root.door
    }
    TypingDesk {
        id: keyboard
        anchors.bottom: parent.bottom
        width: parent.width
        focused: root.activeFocusItem
    }
    Loader {
        anchors.fill: parent
        active: root.readAloud.blank
        sourceComponent: BlankCover {
            readAloud: root.readAloud
        }
    }
}
