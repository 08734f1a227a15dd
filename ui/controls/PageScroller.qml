import QtQuick

// Room that scrolls when it must, and then says so with a button: nothing is ever cut off unseen.
Item {
    id: root

    default property alias content: column.data
    property real columnWidth: Theme.column
    property bool centred: false // in the middle of the room while it fits
    property alias spacing: column.spacing
    readonly property real contentHeight: column.height
    readonly property real strip: Math.max(Theme.target, Theme.body * 1.6) // the button "More below"
    readonly property Item focused: Window.activeFocusItem
    readonly property EntryArea area: focused as EntryArea
    readonly property BigButton opener: focused as BigButton
    readonly property bool overflows: flick.contentHeight > height
    readonly property bool more: overflows && flick.contentHeight - flick.contentY - flick.height > Theme.grid * 2

    function reveal(item: Item): void {
        const top = item.mapToItem(column, 0, 0).y;
        // a label stands above its field, and is not shown in its place
        const above = Math.max(0, Math.min(Theme.body * 2, flick.height - item.height));
        if (top - above < flick.contentY || top + item.height > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(top - above, flick.contentHeight - flick.height));
    }
    function show(item: Item): void { // to a finger; whoever goes by keys keeps in view what has the focus
        root.reveal(item);
        if (!root.opener || root.opener.visualFocus)
            root.keepFocusInView();
    }
    function keepFocusInView(): void {
        let around = root.Window.window ? root.focused : null; // null: it is being taken down
        while (around && around !== column)
            around = around.parent;
        if (!around || !root.focused.visible) // a button that its own touch took away keeps the focus
            return;
        root.reveal(root.focused);
        if (root.area)
            root.follow(root.area);
        if (root.opener?.opened)
            root.unfold(root.opener);
    }
    function unfold(button: BigButton): void { // as much of what it opened as there is room for below it
        const top = button.mapToItem(column, 0, 0).y;
        const bottom = button.opened.mapToItem(column, 0, button.opened.height).y;
        flick.contentY = Math.max(flick.contentY, Math.min(top, bottom - flick.height));
    }
    function follow(area: EntryArea): void { // more lines than there is room for: the one that is written
        const line = area.cursorRectangle;
        const top = area.mapToItem(column, 0, line.y).y;
        const bottom = top + line.height + area.bottomPadding;
        if (bottom > flick.contentY + flick.height)
            flick.contentY = bottom - flick.height;
        else if (top < flick.contentY)
            flick.contentY = top;
    }
    function toTop(): void {
        flick.contentY = 0;
    }

    onFocusedChanged: Qt.callLater(keepFocusInView)
    onOverflowsChanged: if (!overflows)
        flick.contentY = 0

    Connections {
        target: root.area
        function onCursorRectangleChanged(): void {
            Qt.callLater(root.keepFocusInView);
        }
    }
    Flickable {
        id: flick
        onHeightChanged: Qt.callLater(root.keepFocusInView)
        onContentHeightChanged: Qt.callLater(root.keepFocusInView)
        anchors.fill: parent
        anchors.leftMargin: -Theme.grid // room for the focus ring, which a scrolling page would cut off
        anchors.rightMargin: -Theme.grid
        anchors.bottomMargin: root.overflows ? root.strip + Theme.gap + moreButton.anchors.bottomMargin : 0
        contentWidth: width
        contentHeight: column.height + Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        interactive: root.overflows
        clip: root.overflows

        Column {
            id: column
            x: Math.max(Theme.grid, (flick.width - width) / 2)
            y: root.centred && !root.overflows ? Math.max(Theme.grid, (flick.height - height) / 2) : Theme.grid
            width: Math.min(root.columnWidth, flick.width - Theme.grid * 2)
            spacing: Theme.gap
        }
        NumberAnimation {
            id: glide
            target: flick
            property: "contentY"
            duration: Theme.reducedMotion ? 0 : Theme.motion
            easing.type: Easing.OutCubic
        }
    }
    BigButton {
        id: moreButton
        objectName: "moreBelow"
        height: root.strip
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap - Theme.grid // what lies below keeps a grid of its own free
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.overflows
        iconName: root.more ? "down" : "up"
        text: root.more ? qsTr("More below") : qsTr("Back to the top")
        onClicked: {
            const end = flick.contentHeight - flick.height;
            glide.to = root.more ? Math.min(flick.contentY + flick.height - Theme.target, end) : 0;
            glide.restart();
        }
    }
}
