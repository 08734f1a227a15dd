pragma ComponentBehavior: Bound
import QtQuick

// One row of keys; the space bar and the Done key are wide.
Row {
    id: root

    required property string letters
    required property bool capitals
    required property bool shift
    readonly property list<string> keys: Array.from(letters)
    readonly property real weight: keys.reduce((sum, key) => sum + stretch(key), 0)
    readonly property real unit: Math.min(Theme.mm(24), (width - (keys.length - 1) * spacing) / Math.max(weight, 3))

    signal pressed(string key)

    function stretch(key: string): real {
        return letters.length < 4 ? (key === " " ? 3 : 1) : key === " " ? 4 : key === "↵" ? 2 : key === "⌫" || key === "⇧" ? 1.5 : 1;
    }

    spacing: Theme.grid
    leftPadding: Math.max(0, (width - weight * unit - (keys.length - 1) * spacing) / 2)

    Repeater {
        model: root.keys

        KeyboardKey {
            required property string modelData

            letter: modelData
            width: root.unit * root.stretch(modelData)
            capital: root.capitals
            latched: modelData === "⇧" && root.shift
            onClicked: root.pressed(modelData)
        }
    }
}
