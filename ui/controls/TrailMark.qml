import QtQuick

// One chapter of the trail: filled when here, ticked when past.
Rectangle {
    id: root

    required property string text
    property bool here: false
    property bool past: false

    implicitWidth: inside.width + Theme.grid * 4
    implicitHeight: inside.height + Theme.grid
    radius: height / 2
    color: root.here ? Theme.accent : "transparent"

    Row {
        id: inside
        anchors.centerIn: parent
        spacing: Theme.grid * 0.75

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.past
            width: Theme.small * 0.8
            height: width
            name: "check"
        }
        Text {
            text: root.text
            color: root.here ? Theme.accentText : Theme.soft
            font.family: Theme.family
            font.pixelSize: Theme.small
            font.bold: root.here
            Accessible.ignored: true
        }
    }
}
