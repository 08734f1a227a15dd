import QtQuick
import ui.controls
import ui.patient

// Back bottom left, the quiet helps between, the main action bottom right; where there is too
// little width, the main action takes a row of its own at the bottom.
Item {
    id: root

    required property PatientVisit visit
    required property ReadAloud readAloud
    required property StepPage page
    readonly property bool backShown: (page?.backVisible ?? false) && visit.canGoBack
    readonly property bool mainShown: page?.mainVisible ?? false
    readonly property real inner: width - Theme.margin * 2
    readonly property real readWide: read.visible ? read.implicitWidth + Theme.gap : 0
    readonly property real helpsWide: readWide + nurse.implicitWidth + language.implicitWidth + Theme.gap
    readonly property real mainWide: Math.max(main.implicitWidth, Theme.target * 2.4)
    readonly property bool oneRow: back.implicitWidth + helpsWide + mainWide + Theme.gap * 2 <= inner
    // very large words on a narrow screen: no icons, and the call for a nurse wraps
    readonly property bool tight: width < Theme.body * 25
    readonly property real helpRoom: Math.min(helpsWide, inner - (backShown ? back.implicitWidth + Theme.gap : 0))
    readonly property real rowHeight: Math.max(back.implicitHeight, nurse.implicitHeight, language.implicitHeight, oneRow ? main.implicitHeight : 0)

    signal languageAsked

    implicitHeight: rowHeight + (oneRow || !mainShown ? 0 : main.implicitHeight + Theme.gap) + Theme.grid * 3

    BigButton {
        id: back
        objectName: "backButton"
        x: Theme.margin
        y: Theme.grid
        height: root.rowHeight
        visible: root.backShown
        compact: root.tight
        iconName: "back"
        text: qsTr("Back")
        onClicked: root.page.handlesBack ? root.page.back() : root.visit.goBack()
    }
    Row {
        id: helps
        readonly property real start: Theme.margin + back.implicitWidth
        readonly property real between: root.inner - back.implicitWidth - root.mainWide
        x: root.oneRow ? start + (between - width) / 2 : root.width - Theme.margin - width
        y: Theme.grid
        spacing: Theme.gap

        BigButton {
            id: read
            objectName: "readButton"
            visible: root.readAloud.offered
            height: root.rowHeight
            compact: root.tight
            iconName: "speak"
            text: root.readAloud.on ? qsTr("Pause reading") : qsTr("Read to me")
            onClicked: root.readAloud.press()
        }
        NurseButton {
            id: nurse
            visit: root.visit
            width: root.oneRow ? implicitWidth : root.helpRoom - root.readWide - Theme.gap - language.implicitWidth
            height: root.rowHeight
            compact: root.tight
        }
        BigButton {
            id: language
            objectName: "languageButton"
            height: root.rowHeight
            compact: root.tight
            iconName: "language"
            text: qsTr("Language")
            onClicked: root.languageAsked()
        }
    }
    BigButton {
        id: main
        objectName: "nextButton"
        x: root.oneRow ? root.width - Theme.margin - width : Theme.margin
        y: root.oneRow ? Theme.grid : root.rowHeight + Theme.grid + Theme.gap
        width: root.oneRow ? root.mainWide : root.inner
        height: root.oneRow ? root.rowHeight : implicitHeight
        visible: root.mainShown
        enabled: root.page?.mainEnabled ?? false
        primary: true
        iconName: root.page?.mainIcon ?? ""
        text: root.page?.mainText ?? ""
        onClicked: root.page.main()
    }
}
