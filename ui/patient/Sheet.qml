import QtQuick
import ui.controls

// A page over everything else; what is under it can be neither seen nor touched nor tabbed to.
FocusScope {
    id: root

    property string heading
    property real keyboardHeight: 0
    default property alias content: inside.data

    signal touched // beside everything that is on it

    anchors.fill: parent
    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: root.heading
    Component.onCompleted: forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.ground

        MouseArea {
            anchors.fill: parent
            onClicked: root.touched()
            Accessible.ignored: true
        }
    }
    PageScroller {
        anchors.fill: parent
        anchors.margins: Theme.margin
        anchors.bottomMargin: Math.max(Theme.margin, root.keyboardHeight)

        Item {
            width: 1
            height: Math.max(0, (root.height - root.keyboardHeight - inside.height - title.height) / 3 - Theme.margin)
        }
        Heading {
            id: title
            text: root.heading
            bottomPadding: Theme.grid
        }
        Column {
            id: inside
            width: parent.width
            spacing: Theme.gap
        }
    }
}
