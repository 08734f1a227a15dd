import QtQuick

// A drawing with its words for those who do not see it; drawn sharp at any size.
Image {
    id: root

    property string alt

    fillMode: Image.PreserveAspectFit
    sourceSize: Qt.size(width, height)
    asynchronous: false
    Accessible.role: Accessible.Graphic
    Accessible.name: root.alt
    Accessible.ignored: root.alt === ""
}
