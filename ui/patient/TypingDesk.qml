import QtQuick
import ui.controls

// The on-screen keyboard while a field has the focus.
OnScreenKeyboard {
    id: root

    required property Item focused
    readonly property EntryField line: focused as EntryField
    readonly property EntryArea area: focused as EntryArea

    visible: line !== null || area !== null
    layout: line?.layout ?? area?.layout ?? "text"
    onLineChanged: shift = line !== null && line.length === 0 && line.layout !== "code" && line.layout !== "address"
    onAreaChanged: shift = area !== null && area.length === 0
    onTyped: letters => {
        line?.type(letters);
        area?.type(letters);
    }
    onErased: {
        line?.erase();
        area?.erase();
    }
    onDone: {
        const field = line;
        (line ?? area).focus = false;
        field?.accepted();
    }
}
