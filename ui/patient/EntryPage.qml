import QtQuick
import ui.controls

// One line to type that has a page to itself: the keyboard is ready when it is shown empty. Who
// comes back to what they typed finds the buttons, and the way further back.
TextEntry {
    id: root

    required property bool shown

    function takeFocus(): void {
        if (shown && text === "")
            Qt.callLater(field.forceActiveFocus);
    }

    visible: shown
    layout: "name"
    maximumLength: 80
    onShownChanged: takeFocus()
    Component.onCompleted: takeFocus()
}
