import QtQuick
import ui.controls
import ui.patient

// Back bottom left, the quiet helps between, the main action bottom right. With too little width the
// helps lose their icons, then the main action takes two lines or loses its own; then they wrap, and
// the main action takes what is left of the last row, or a row of its own.
Item {
    id: root

    required property PatientVisit visit
    required property ReadAloud readAloud
    required property More more
    required property StepPage page
    readonly property bool backShown: (page?.backVisible ?? false) && visit.canGoBack
    readonly property bool mainShown: page?.mainVisible ?? false
    readonly property real inner: width - Theme.margin * 2
    // read, nurse, language, more: by number, for a list of a type that QML made may be mistaken
    readonly property list<bool> offered: [readAloud.offered, true, true, more.isOffered]
    readonly property list<real> full: [read.fullWidth, nurse.fullWidth, language.fullWidth, moreButton.fullWidth]
    readonly property list<real> compact: [read.compactWidth, nurse.compactWidth, language.compactWidth, moreButton.compactWidth]
    readonly property real mainFull: Math.max(main.fullWidth, Theme.target * 2.4)
    readonly property real mainLeast: Math.max(mainFull * 0.62, main.leastWidth, Theme.target * 2.4) // in two lines
    readonly property real mainWide: oneRow ? Math.max(mainLeast, Math.min(mainFull, mainLeast + oneRowRoom - wide(spare ? compact : full))) : mainFull
    readonly property real oneRowRoom: inner - back.fullWidth - mainLeast - Theme.gap * 2
    readonly property bool oneRow: wide(compact) <= oneRowRoom
    // very large words on a narrow screen: no icons at all
    readonly property bool tight: width < Theme.body * 25
    readonly property bool spare: tight || wide(full) > (oneRow ? oneRowRoom + mainLeast - mainFull : inner - backWide)
    readonly property real backWide: backShown ? (tight ? back.compactWidth : back.fullWidth) + Theme.gap : 0
    readonly property real helpsHigh: Math.max(back.implicitHeight, read.implicitHeight, nurse.implicitHeight, language.implicitHeight, moreButton.implicitHeight)
    readonly property real mainHigh: mainShown ? Math.max(helpsHigh, main.implicitHeight) : helpsHigh // its whole row: the last
    readonly property list<point> places: oneRow ? besideEachOther() : wrapped() // x and row: of the four helps, then of main
    readonly property real mainDrawn: width - Theme.margin - places[4].x

    signal languageAsked
    signal moreAsked

    function wide(widths: list<real>): real {
        return widths.reduce((sum, width, help) => sum + (offered[help] ? width + Theme.gap : 0), -Theme.gap);
    }
    function besideEachOther(): list<point> {
        const widths = spare ? compact : full;
        let x = Theme.margin + back.fullWidth + Theme.gap + (oneRowRoom + mainLeast - mainWide - wide(widths)) / 2;
        const found = widths.map((width, help) => {
            const place = Qt.point(x, 0);
            x += offered[help] ? width + Theme.gap : 0;
            return place;
        });
        return found.concat(Qt.point(width - Theme.margin - mainWide, 0));
    }
    function wrapped(): list<point> {
        const end = width - Theme.margin;
        let x = Theme.margin + backWide;
        let row = 0;
        function next(room: real): point {
            if (x + room > end + 1) {
                x = Theme.margin;
                row += 1;
            }
            const place = Qt.point(x, row);
            x += room + Theme.gap;
            return place;
        }
        const found = (spare ? compact : full).map((width, help) => offered[help] ? next(width) : Qt.point(0, row));
        return found.concat(mainShown ? next(mainWide) : Qt.point(0, row));
    }
    function rowY(row: real): real {
        return Theme.grid + row * (helpsHigh + Theme.gap);
    }
    function rowHeight(row: real): real {
        return row === places[4].y ? mainHigh : helpsHigh;
    }

    implicitHeight: rowY(places[4].y) + mainHigh + Theme.grid * 2

    BigButton {
        id: back
        objectName: "backButton"
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        y: Theme.grid
        height: root.rowHeight(0)
        visible: root.backShown
        compact: root.tight
        iconName: "back"
        text: qsTr("Back")
        onClicked: root.page.handlesBack ? root.page.back() : root.visit.goBack()
    }
    BigButton {
        id: read
        objectName: "readButton"
        anchors.left: parent.left
        anchors.leftMargin: root.places[0].x
        y: root.rowY(root.places[0].y)
        height: root.rowHeight(root.places[0].y)
        visible: root.readAloud.offered
        compact: root.spare
        iconName: "speak"
        text: root.readAloud.on ? qsTr("Pause reading") : qsTr("Read to me")
        onClicked: root.readAloud.press()
    }
    NurseButton {
        id: nurse
        anchors.left: parent.left
        anchors.leftMargin: root.places[1].x
        y: root.rowY(root.places[1].y)
        height: root.rowHeight(root.places[1].y)
        visit: root.visit
        compact: root.spare
    }
    BigButton {
        id: language
        objectName: "languageButton"
        anchors.left: parent.left
        anchors.leftMargin: root.places[2].x
        y: root.rowY(root.places[2].y)
        height: root.rowHeight(root.places[2].y)
        compact: root.spare
        iconName: "language"
        text: qsTr("Language")
        onClicked: root.languageAsked()
    }
    BigButton {
        id: moreButton
        objectName: "moreButton"
        anchors.left: parent.left
        anchors.leftMargin: root.places[3].x
        y: root.rowY(root.places[3].y)
        height: root.rowHeight(root.places[3].y)
        visible: root.more.isOffered
        compact: root.spare
        iconName: "more"
        text: qsTr("More")
        onClicked: root.moreAsked()
    }
    BigButton {
        id: main
        objectName: "nextButton"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: root.rowY(root.places[4].y)
        width: root.mainDrawn
        height: root.mainHigh
        leftPadding: Math.max(Theme.grid, Math.min(Theme.grid * 3, Theme.grid + (root.mainDrawn - leastWidth - (compact ? 0 : iconWidth)) / 2))
        compact: root.mainDrawn < leastWidth + iconWidth
        visible: root.mainShown
        enabled: root.page?.mainEnabled ?? false
        primary: true
        iconName: root.page?.mainIcon ?? ""
        text: root.page?.mainText ?? ""
        onClicked: root.page.main()
    }
}
