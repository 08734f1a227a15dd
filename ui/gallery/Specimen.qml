import QtQuick
import ui.controls

// One control in one state, under the name of the state.
Column {
    id: root

    property string caption: ""
    property bool focused: false // draw the ring of the control that the keyboard is on
    default property alias content: inside.data

    width: Math.min(Theme.body * 15, parent?.width ?? implicitWidth)
    spacing: Theme.grid

    SmallText {
        text: root.caption
    }
    Item {
        id: inside
        width: parent.width
        implicitHeight: childrenRect.height
    }
    FocusRing {
        parent: inside.children.length > 0 ? inside.children[0] : inside
        shown: root.focused
    }
}
