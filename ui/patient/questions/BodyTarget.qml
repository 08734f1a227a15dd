import QtQuick
import ui.controls

// What a key or a screen reader finds on the drawing; the drawing itself takes the touches.
Item {
    id: root

    required property string key
    required property string name
    required property bool chosen
    required property int marked
    required property real across
    required property real down
    required property real wide
    required property real high
    required property bool whole // a zone of the whole body, not a place
    readonly property string told: root.marked > 0 ? qsTr("%1. Places chosen: %2").arg(root.name).arg(root.marked) : root.name

    signal acted(string key)

    objectName: (root.whole ? "zone_" : "place_") + root.key
    x: root.across
    y: root.down
    width: root.wide
    height: root.high
    activeFocusOnTab: true
    Keys.onSpacePressed: root.acted(root.key)
    Keys.onReturnPressed: root.acted(root.key)
    Keys.onEnterPressed: root.acted(root.key)
    Accessible.name: root.whole ? root.told : root.name
    Accessible.role: root.whole ? Accessible.Button : Accessible.CheckBox
    Accessible.focusable: true
    Accessible.checkable: !root.whole
    Accessible.checked: root.chosen
    Accessible.onPressAction: root.acted(root.key)
    Accessible.onToggleAction: root.acted(root.key)

    FocusRing {
        anchors.margins: 0
        shown: root.activeFocus
    }
}
