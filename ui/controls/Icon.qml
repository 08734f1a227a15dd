import QtQuick

// A drawing of resources/icons by its name; it only repeats what the words beside it say.
Item {
    id: root

    property string name
    readonly property string tone: Theme.highContrast ? (inverted ? "-black" : "-white") : inverted ? "-white" : ""
    property bool inverted: false // on accent: dark in high contrast, white else

    implicitWidth: Theme.icon
    implicitHeight: Theme.icon

    Image {
        anchors.fill: parent
        sourceSize: Qt.size(width, height)
        source: root.name === "" ? "" : "../../resources/icons/" + root.name + root.tone + ".svg"
        Accessible.ignored: true
    }
}
