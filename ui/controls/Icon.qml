import QtQuick

// A drawing of resources/icons by its name, made when it is first seen; it only repeats what the
// words beside it say.
Item {
    id: root

    property string name
    property color color: Theme.accent

    implicitWidth: Theme.icon
    implicitHeight: Theme.icon

    Image {
        anchors.fill: parent
        mirror: root.LayoutMirroring.enabled && (root.name === "next" || root.name === "back")
        sourceSize: Qt.size(height, height) // they are square
        source: root.name === "" || !root.visible ? "" : "image://icon/" + root.color.toString().slice(1) + "/" + root.name
        Accessible.ignored: true
    }
}
