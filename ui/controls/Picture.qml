import QtQuick

// A drawing with its words for those who do not see it: sharp at any size, in the colours of the
// ground that it stands on. pictures.py draws it.
Item {
    id: root

    property url source
    property string alt
    readonly property string ground: Theme.highContrast ? "black" : Theme.scheme
    readonly property bool ready: width > 0 && height > 0 && source.toString() !== ""

    Accessible.role: Accessible.Graphic
    Accessible.name: root.alt
    Accessible.ignored: root.alt === ""

    Image {
        anchors.fill: parent
        fillMode: Image.PreserveAspectFit
        sourceSize: Qt.size(width, height)
        source: root.ready ? "image://picture/" + root.ground + "/" + root.source : ""
        Accessible.ignored: true
    }
}
