import QtQuick

// A drawing with its words for those who do not see it: sharp at any size, and on white paper in
// high contrast, for its lines are dark.
Item {
    id: root

    property url source
    property string alt

    Accessible.role: Accessible.Graphic
    Accessible.name: root.alt
    Accessible.ignored: root.alt === ""

    Rectangle {
        visible: Theme.highContrast
        anchors.fill: parent
        radius: Theme.radius
        color: "#FFFFFF"
    }
    Image {
        anchors.fill: parent
        fillMode: Image.PreserveAspectFit
        sourceSize: Qt.size(width, height)
        source: root.source
        Accessible.ignored: true
    }
}
