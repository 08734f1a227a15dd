import QtQuick
import ui.controls
import ui.patient

// Back bottom left, the quiet helps between, the main action bottom right. With too little width
// the helps first lose their icons; then the main action takes a row of its own at the bottom, and
// the helps wrap.
Item {
    id: root

    required property PatientVisit visit
    required property More more
    required property StepPage page
    readonly property bool backShown: (page?.backVisible ?? false) && visit.canGoBack
    readonly property bool mainShown: page?.mainVisible ?? false
    readonly property real inner: width - Theme.margin * 2
    readonly property real mainWide: Math.max(main.fullWidth, Theme.target * 2.4)
    readonly property real oneRowRoom: inner - back.fullWidth - mainWide - Theme.gap * 2
    readonly property bool oneRow: wide(true) <= oneRowRoom
    // very large words on a narrow screen: no icons at all
    readonly property bool tight: width < Theme.body * 25
    readonly property bool spare: tight || wide(false) > (oneRow ? oneRowRoom : helpRoom)
    readonly property real helpRoom: inner - (backShown ? back.implicitWidth + Theme.gap : 0)
    readonly property real rowHeight: Math.max(back.implicitHeight, nurse.implicitHeight, language.implicitHeight, more.isOffered ? moreButton.implicitHeight : 0, oneRow ? main.implicitHeight : 0)

    signal languageAsked
    signal moreAsked

    function wide(compact: bool): real {
        const width = help => compact ? help.compactWidth : help.fullWidth;
        return width(nurse) + Theme.gap + width(language) + (more.isOffered ? Theme.gap + width(moreButton) : 0);
    }

    implicitHeight: helps.height + (oneRow || !mainShown ? 0 : main.implicitHeight + Theme.gap) + Theme.grid * 3

    BigButton {
        id: back
        objectName: "backButton"
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        y: Theme.grid
        height: root.rowHeight
        visible: root.backShown
        compact: root.tight
        iconName: "back"
        text: qsTr("Back")
        onClicked: root.page.handlesBack ? root.page.back() : root.visit.goBack()
    }
    Flow {
        id: helps
        readonly property real between: root.inner - back.fullWidth - root.mainWide
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin + (root.oneRow ? root.mainWide + (between - width) / 2 : 0)
        y: Theme.grid
        width: Math.min(root.wide(root.spare), root.oneRow ? root.oneRowRoom : root.helpRoom)
        spacing: Theme.gap

        NurseButton {
            id: nurse
            visit: root.visit
            height: root.rowHeight
            compact: root.spare
        }
        BigButton {
            id: language
            objectName: "languageButton"
            height: root.rowHeight
            compact: root.spare
            iconName: "language"
            text: qsTr("Language")
            onClicked: root.languageAsked()
        }
        BigButton {
            id: moreButton
            objectName: "moreButton"
            height: root.rowHeight
            visible: root.more.isOffered
            compact: root.spare
            iconName: "more"
            text: qsTr("More")
            onClicked: root.moreAsked()
        }
    }
    BigButton {
        id: main
        objectName: "nextButton"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: root.oneRow ? Theme.grid : helps.height + Theme.grid + Theme.gap
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
