import QtQuick
import ui.controls
import ui.patient

// Where staff knock: the top right corner shows nothing and takes nothing away from what is under
// it. Held for three seconds, or touched seven times for hands that cannot hold still.
Item {
    id: root

    required property StaffDoor door
    property real holdSeconds: 3

    objectName: "staffCorner"
    width: Theme.target
    height: Theme.target
    Accessible.ignored: true

    TapHandler {
        longPressThreshold: root.holdSeconds
        onLongPressed: root.door.knock()
        onTapped: if (tapCount === 7)
            root.door.knock()
    }
    Shortcut {
        sequence: "Ctrl+Shift+F12" // where there is a keyboard and no touch
        onActivated: root.door.knock()
    }
}
