pragma ComponentBehavior: Bound
import QtQuick

// Our own keyboard: it learns nothing, stores nothing, and tells the window what was pressed.
Rectangle {
    id: root

    property string layout: "text" // text, name, code, address, [signed ]digits, [signed ]decimal
    property string language: Qt.uiLanguage
    property string level: "letters" // letters, numbers, accents
    property bool shift: false
    readonly property bool narrow: layout.endsWith("digits") || layout.endsWith("decimal")
    readonly property string numberEnd: {
        const before = (layout.startsWith("signed") ? "-" : "") + (layout.endsWith("decimal") ? "." : "");
        return before === "" ? "⌫0↵" : before + "0⌫↵";
    }
    // ⇧ shift, ⌫ delete, ↵ done, # numbers, ã accents, a letters
    readonly property list<string> rows: {
        if (narrow)
            return ["123", "456", "789", numberEnd];
        if (layout === "code")
            return ["23456789", "qwertyp", "asdfghjk", "xcvbnm⌫↵"];
        if (level === "numbers")
            return ["1234567890", "-/:;()$&@", ".,?!'\"+%⌫", "α ↵"];
        if (level === "accents")
            return ["áéíóúüñç", "àèìòùâêôû", "⇧äëïöåøß⌫", "α ↵"];
        const punctuation = layout === "name" ? ["-", "'"] : layout === "address" ? ["/", "."] : [",", "."];
        return ["qwertyuiop", language === "es" ? "asdfghjklñ" : "asdfghjkl", "⇧zxcvbnm⌫", "#á" + punctuation[0] + " " + punctuation[1] + "↵"];
    }

    signal typed(string letters)
    signal erased
    signal done

    function press(key: string): void {
        if (key === "⇧")
            root.shift = !root.shift;
        else if (key === "⌫")
            root.erased();
        else if (key === "↵")
            root.done();
        else if (key === "#" && root.level === "letters")
            root.level = "numbers";
        else if (key === "α")
            root.level = "letters";
        else if (key === "á" && root.level === "letters")
            root.level = "accents";
        else {
            root.typed(root.shift || root.layout === "code" ? key.toUpperCase() : key);
            root.shift = false;
        }
    }

    implicitHeight: column.height + Theme.grid * 2
    color: Theme.sunken
    onLayoutChanged: level = "letters"
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Keyboard")

    Rectangle {
        width: parent.width
        height: Theme.outline
        color: Theme.line
    }
    Column {
        id: column
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.grid * 2, root.narrow ? Theme.mm(90) : Theme.mm(240))
        spacing: Theme.grid

        Repeater {
            model: root.visible ? root.rows : [] // no keys are made before they are wanted

            KeyRow {
                required property string modelData

                width: column.width
                letters: modelData
                capitals: root.shift || root.layout === "code"
                shift: root.shift
                onPressed: key => root.press(key)
            }
        }
    }
}
