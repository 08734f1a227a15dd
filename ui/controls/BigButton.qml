import QtQuick
import QtQuick.Templates as T

// A button that says what happens; `primary` for the one main action of a screen.
T.AbstractButton {
    id: root

    property bool primary: false
    property string iconName
    property bool compact: false // no icon, little room
    property bool spread: false // a line of a list: the words begin where those of the others do
    property Item opened: null // what it opened below itself
    // what it takes with and without its icon, whichever is shown: for who lays out a row
    readonly property real fullWidth: Math.max(Theme.target * 1.6, label.wordsWidth + iconWidth + Theme.grid * 6)
    readonly property real compactWidth: Math.max(Theme.target * 1.6, label.wordsWidth + Theme.grid * 2)
    readonly property real iconWidth: iconName === "" ? 0 : Theme.icon + Theme.grid
    readonly property real leastWidth: label.longestWidth + Theme.grid * 2 // or a word is broken; without the icon
    readonly property color words: !enabled ? Theme.soft : primary ? Theme.accentText : Theme.accent

    implicitWidth: Math.max(Theme.target * 1.6, label.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, label.implicitHeight + topPadding + bottomPadding)
    leftPadding: compact ? Theme.grid : Theme.grid * 3
    rightPadding: leftPadding
    topPadding: Theme.grid
    bottomPadding: Theme.grid
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: IconAndWords {
        id: label
        text: root.text
        iconName: root.compact ? "" : root.iconName
        color: root.words
        bold: root.primary
        spread: root.spread
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.enabled && root.primary ? Theme.accent : root.enabled ? Theme.card : Theme.ground
        border.width: root.down ? Theme.outlineChosen : Theme.outline
        border.color: root.enabled && root.primary ? (root.down ? Theme.ink : Theme.accent) : Theme.line

        FocusRing {
            shown: root.visualFocus
        }
    }
}
