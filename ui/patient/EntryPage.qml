import QtQuick
import ui.controls

// One line to type that has a page to itself, so the page's heading is its label. The keyboard is
// ready when it is shown empty; who comes back to what they typed finds the buttons, and the way
// further back. Who has nothing to type goes on with a button beside it, or below in little room.
Flow {
    id: root

    required property bool shown
    property alias fieldName: field.objectName // for tests and walkthrough
    property alias label: field.label // for assistive tools
    property alias layout: field.layout
    property alias maximumLength: field.maximumLength
    property alias text: field.text
    property alias noneName: none.objectName
    property alias noneWords: none.text
    readonly property real beside: width - none.implicitWidth - spacing

    signal edited(string text)
    signal accepted
    signal noneGiven

    function takeFocus(): void {
        if (shown && text === "")
            Qt.callLater(field.forceActiveFocus);
    }

    width: parent?.width ?? 0
    spacing: Theme.gap
    visible: shown
    onShownChanged: takeFocus()
    Component.onCompleted: takeFocus()

    EntryField {
        id: field
        width: none.text !== "" && root.beside >= Theme.body * 9 ? root.beside : root.width
        layout: "name"
        maximumLength: 80
        onTextChanged: if (activeFocus)
            root.edited(text)
        onAccepted: root.accepted()
    }
    BigButton {
        id: none
        visible: text !== ""
        width: Math.min(implicitWidth, root.width)
        height: Math.max(implicitHeight, field.height)
        onClicked: {
            field.clear();
            root.noneGiven();
        }
    }
}
