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
        case "ã":
            return "áñ";
        case "◦":
            return ".com";
        case " ":
            return "";
        case "⌫":
        case "⇧":
            return "";
        }
        return capital ? letter.toUpperCase() : letter;
    }

    // what a screen reader says: it passes over many signs
    function spoken(): string {
        switch (letter) {
        case " ":
            return qsTr("Space");
        case "⌫":
            return qsTr("Delete");
        case "⇧":
            return qsTr("Capital letter");
        case "#":
            return qsTr("Numbers and signs");
        case "α":
            return qsTr("Letters");
        case "ã":
            return qsTr("Letters with accents");
        case "◦":
            return qsTr("Dot com");
        case "@":
            return qsTr("At sign");
        case ".":
            return qsTr("Period");
        case ",":
            return qsTr("Comma");
        case "_":
            return qsTr("Underscore");
        case "-":
            return qsTr("Hyphen");
        case "'":
            return qsTr("Apostrophe");
        case "/":
            return qsTr("Slash");
        case ":":
            return qsTr("Colon");
        case ";":
            return qsTr("Semicolon");
        case "(":
            return qsTr("Opening parenthesis");
        case ")":
            return qsTr("Closing parenthesis");
        case "?":
            return qsTr("Question mark");
        case "!":
            return qsTr("Exclamation mark");
        case "\"":
            return qsTr("Quotation mark");
        case "$":
            return qsTr("Dollar sign");
        case "&":
            return qsTr("And sign");
        case "+":
            return qsTr("Plus");
        case "%":
            return qsTr("Percent");
        }
        return face;
    }

    height: Theme.key
    focusPolicy: Qt.NoFocus
    autoRepeat: letter === "⌫"
    objectName: "key_" + ({
            " ": "space",
            "⌫": "delete",
            "⇧": "shift",
            "↵": "done",
            "ã": "accents",
            "◦": "com"
        }[letter] ?? letter)
    Accessible.role: Accessible.Button
    Accessible.name: spoken()
    Accessible.checkable: letter === "⇧"
    Accessible.checked: latched

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
