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
    required property Display display
    required property Identify identify
    required property Slides slides
    required property TeachBack teachBack
    required property Form form
    required property Review review
    required property Consent consent
    required property Sign sign
    required property Signers signers
    required property real thankYouSeconds
    property bool choosingLanguage: false
    property bool choosingDisplay: false
    property bool showingMore: false
    readonly property bool covered: choosingLanguage || choosingDisplay || showingMore || idle.stage !== "active" || visit.fault !== ""
    readonly property bool mirrored: Qt.locale(Qt.uiLanguage).textDirection === Qt.RightToLeft
    readonly property bool busy: stepView.busy || !stepView.page

    width: 1280
    height: 800
    color: Theme.ground
    LayoutMirroring.enabled: root.mirrored
    LayoutMirroring.childrenInherit: true
    title: qsTr("Intake")

    Connections {
        target: root.visit
        function onBegun(): void {
            root.choosingLanguage = false;
            root.choosingDisplay = false;
            root.showingMore = false;
        }
    }
    Item {
        anchors.fill: parent
        anchors.bottomMargin: keyboard.visible ? keyboard.height : 0
        enabled: !root.covered
        visible: root.idle.stage !== "curtain" && root.idle.stage !== "wipe"

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
            more: root.more
            page: stepView.page
            onLanguageAsked: root.choosingLanguage = true
            onMoreAsked: root.showingMore = true
        }
    }
    Loader {
        anchors.fill: parent
        active: root.choosingLanguage
        sourceComponent: LanguageSheet {
            visit: root.visit
            onChosen: root.choosingLanguage = false
        }
    }
    Loader {
        anchors.fill: parent
        active: root.showingMore
        sourceComponent: MoreSheet {
            more: root.more
            idle: root.idle
            onClosed: root.showingMore = false
            onDisplayAsked: {
                root.showingMore = false;
                root.choosingDisplay = true;
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: root.choosingDisplay
        sourceComponent: DisplaySheet {
            display: root.display
            onDone: root.choosingDisplay = false
        }
    }
    Loader {
        anchors.fill: parent
        active: root.idle.stage === "warning"
        sourceComponent: IdleWarning {
            idle: root.idle
        }
    }
    Loader {
        anchors.fill: parent
        active: root.idle.stage === "curtain" || root.idle.stage === "wipe"
        sourceComponent: IdleCurtain {
            idle: root.idle
            visit: root.visit
            keyboardHeight: keyboard.visible ? keyboard.height : 0
        }
    }
    Loader {
        anchors.fill: parent
        active: root.visit.fault !== ""
        sourceComponent: FaultSheet {
            code: root.visit.fault
        }
    }
    TypingDesk {
        id: keyboard
        anchors.bottom: parent.bottom
        width: parent.width
        focused: root.activeFocusItem
    }
}
