import QtQuick
import QtQuick.Templates as T

// One key; it never takes the focus from the field.
T.AbstractButton {
    id: root

    required property string letter
    property bool capital: false
    property bool latched: false
    readonly property string face: {
        switch (letter) {
        case "↵":
            return qsTr("Done");
        case "#":
            return "123";
        case "α":
            return "abc";
        case " ":
            return "";
        case "⌫":
        case "⇧":
            return "";
        }
        return capital ? letter.toUpperCase() : letter;
    }

    height: Theme.key
    focusPolicy: Qt.NoFocus
    autoRepeat: letter === "⌫"
    objectName: letter === " " ? "key_space" : letter === "⌫" ? "key_delete" : letter === "⇧" ? "key_shift" : letter === "↵" ? "key_done" : "key_" + letter
    Accessible.role: Accessible.Button
    Accessible.name: letter === " " ? qsTr("Space") : letter === "⌫" ? qsTr("Delete") : letter === "⇧" ? qsTr("Shift") : letter === "#" ? qsTr("Numbers") : letter === "α" ? qsTr("Letters") : face

    contentItem: Item {
        Text {
            anchors.fill: parent
            text: root.face
            color: root.letter === "↵" ? Theme.accentText : root.down ? Theme.tintText : Theme.ink
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            font.family: Theme.family
            font.pixelSize: Theme.mm(4.8)
            font.bold: root.letter === "↵"
            Accessible.ignored: true
        }
        Icon {
            anchors.centerIn: parent
            width: Theme.mm(5.4)
            height: width
            color: root.down || root.latched ? Theme.tintAccent : Theme.accent
            name: root.letter === "⌫" ? "delete" : root.letter === "⇧" ? "shift" : ""
        }
    }
    background: Rectangle {
        radius: Theme.grid
        color: root.letter === "↵" ? Theme.accent : root.down || root.latched ? Theme.tint : Theme.card
        border.width: root.latched ? Theme.outlineChosen : Theme.highContrast ? Theme.outline : 1
        border.color: Theme.line
    }
}
