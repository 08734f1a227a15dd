import QtQuick
import ui.controls

// One line to type that has a page to itself: the keyboard is ready when it is shown.
TextEntry {
    id: root

    required property bool shown

    function takeFocus(): void {
        if (shown)
            Qt.callLater(field.forceActiveFocus);
    }

    visible: shown
    layout: "name"
    maximumLength: 80
    onShownChanged: takeFocus()
    Component.onCompleted: takeFocus()
}
