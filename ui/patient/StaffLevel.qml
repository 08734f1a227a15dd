import QtQuick
import ui.controls

// How light or how loud the tablet is, and a button to either side; not there where it cannot be
// set.
Column {
    id: root

    required property string title
    required property int perCent // -1: cannot be set from here
    required property string less
    required property string lessName // objectNames, for tests and walkthrough
    required property string more
    required property string moreName

    signal turned(int steps)

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid
    visible: perCent >= 0

    SmallText {
        text: qsTr("%1: %2 %").arg(root.title).arg(root.perCent)
        font.bold: true
    }
    Flow {
        width: parent.width
        spacing: Theme.gap

        BigButton {
            objectName: root.lessName
            iconName: "down"
            text: root.less
            onClicked: root.turned(-1)
        }
        BigButton {
            objectName: root.moreName
            iconName: "up"
            text: root.more
            onClicked: root.turned(1)
        }
    }
}
