import QtQuick

// A drawing with its words for those who do not see it: sharp at any size, in the colours of the
// ground that it stands on. pictures.py draws it.
Item {
    id: root

    property url source
    property string alt
    readonly property string ground: Theme.highContrast ? "black" : Theme.scheme
    // of 4:3, within: while only one side has changed yet nothing is drawn for the next moment alone
    readonly property size drawn: Qt.size(Math.min(width, height * 4 / 3), Math.min(height, width * 3 / 4))
    readonly property bool ready: visible && width > 0 && height > 0 && source.toString() !== ""

    Accessible.role: Accessible.Graphic
    Accessible.name: root.alt
    Accessible.ignored: root.alt === ""

    Image {
        anchors.fill: parent
        fillMode: Image.PreserveAspectFit
        sourceSize: root.drawn
        source: root.ready ? "image://picture/" + root.ground + "/" + root.source : ""
        Accessible.ignored: true
    }
}
