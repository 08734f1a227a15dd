import QtQuick
import ui.controls

// The on-screen keyboard while a field has the focus. Whoever presses Tab has a keyboard of their
// own: ours makes room for what it covers until a field is touched.
OnScreenKeyboard {
    id: root

    readonly property Item focused: Window.activeFocusItem
    readonly property EntryField line: focused as EntryField
    readonly property EntryArea area: focused as EntryArea

    property bool away: false

    function leave(onwards: bool): void {
        const field = root.focused;
        root.away = true; // what lies behind comes back into the way of Tab
        const next = field.nextItemInFocusChain(onwards);
        next.forceActiveFocus(onwards ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    visible: !away && (line !== null || area !== null)
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
    onFocusedChanged: {
        const reason = (focused as EntryField)?.focusReason ?? (focused as EntryArea)?.focusReason;
        away = reason === Qt.TabFocusReason || reason === Qt.BacktabFocusReason;
    }
    onDone: {
        const field = line;
        (line ?? area).focus = false;
        field?.accepted();
    }

    Shortcut {
        sequence: "Tab"
        enabled: root.visible
        onActivated: root.leave(true)
    }
    Shortcut {
        sequence: "Backtab"
        enabled: root.visible
        onActivated: root.leave(false)
    }
    Connections {
        target: root.line
        function onPressed(): void {
            root.away = false;
        }
    }
    Connections {
        target: root.area
        function onPressed(): void {
            root.away = false;
        }
    }
}
