import QtQuick
import ui.controls
import ui.patient

// Back bottom left, the quiet helps between, the main action bottom right. With too little width
// the helps first lose their icons; then they wrap, and the main action takes what is left of the
// last row, or a row of its own.
Item {
    id: root

    required property PatientVisit visit
    required property ReadAloud readAloud
    required property More more
    required property StepPage page
    readonly property bool backShown: (page?.backVisible ?? false) && visit.canGoBack
    readonly property bool mainShown: page?.mainVisible ?? false
    readonly property real inner: width - Theme.margin * 2
    readonly property list<BigButton> offered: [read, nurse, language, moreButton].filter(help => help === read ? readAloud.offered : help !== moreButton || more.isOffered)
    readonly property real mainWide: Math.max(main.fullWidth, Theme.target * 2.4)
    readonly property real oneRowRoom: inner - back.fullWidth - mainWide - Theme.gap * 2
    readonly property bool oneRow: wide(true) <= oneRowRoom
    // very large words on a narrow screen: no icons at all
    readonly property bool tight: width < Theme.body * 25
    readonly property bool spare: tight || wide(false) > (oneRow ? oneRowRoom : inner - backWide)
    readonly property real backWide: backShown ? (tight ? back.compactWidth : back.fullWidth) + Theme.gap : 0
    readonly property real rowHeight: Math.max(back.implicitHeight, main.implicitHeight, ...offered.map(help => help.implicitHeight))
    readonly property list<point> places: oneRow ? besideEachOther() : wrapped() // x and row: of the helps, at last of main

    signal languageAsked
    signal moreAsked

    function wideOf(help: BigButton, compact: bool): real {
        return compact ? help.compactWidth : help.fullWidth;
    }
    function wide(compact: bool): real {
        return offered.reduce((sum, help) => sum + wideOf(help, compact), (offered.length - 1) * Theme.gap);
    }
    function besideEachOther(): list<point> {
        let x = Theme.margin + back.fullWidth + Theme.gap + (oneRowRoom - wide(spare)) / 2;
        const found = offered.map(help => {
            const place = Qt.point(x, 0);
            x += wideOf(help, spare) + Theme.gap;
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
        const found = offered.map(help => next(wideOf(help, spare)));
        return mainShown ? found.concat(next(mainWide)) : found.concat(found[found.length - 1]);
    }
    function place(help: BigButton): point {
        return places[help === main ? places.length - 1 : offered.indexOf(help)] ?? Qt.point(0, 0);
    }
    function rowY(row: real): real {
        return Theme.grid + row * (rowHeight + Theme.gap);
    }

    implicitHeight: rowY(place(main).y) + rowHeight + Theme.grid * 2

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
    BigButton {
        id: read
        objectName: "readButton"
        anchors.left: parent.left
        anchors.leftMargin: root.place(read).x
        y: root.rowY(root.place(read).y)
        height: root.rowHeight
        visible: root.readAloud.offered
        compact: root.spare
        iconName: "speak"
        text: root.readAloud.on ? qsTr("Pause reading") : qsTr("Read to me")
        onClicked: root.readAloud.press()
    }
    NurseButton {
        id: nurse
        anchors.left: parent.left
        anchors.leftMargin: root.place(nurse).x
        y: root.rowY(root.place(nurse).y)
        height: root.rowHeight
        visit: root.visit
        compact: root.spare
    }
    BigButton {
        id: language
        objectName: "languageButton"
        anchors.left: parent.left
        anchors.leftMargin: root.place(language).x
        y: root.rowY(root.place(language).y)
        height: root.rowHeight
        compact: root.spare
        iconName: "language"
        text: qsTr("Language")
        onClicked: root.languageAsked()
    }
    BigButton {
        id: moreButton
        objectName: "moreButton"
        anchors.left: parent.left
        anchors.leftMargin: root.place(moreButton).x
        y: root.rowY(root.place(moreButton).y)
        height: root.rowHeight
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
        y: root.rowY(root.place(main).y)
        width: root.width - Theme.margin - root.place(main).x
        height: root.rowHeight
        visible: root.mainShown
        enabled: root.page?.mainEnabled ?? false
        primary: true
        iconName: root.page?.mainIcon ?? ""
        text: root.page?.mainText ?? ""
        onClicked: root.page.main()
    }
}
