pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

// One line to type in; the on-screen keyboard follows `layout`: see there.
T.TextField {
    id: root

    property string label // for assistive tools; TextEntry shows it
    property string layout: "text"

    function type(words: string): void {
        if (root.selectedText !== "")
            root.remove(root.selectionStart, root.selectionEnd);
        if (root.length + words.length <= root.maximumLength)
            root.insert(root.cursorPosition, words);
    }
    function erase(): void {
        if (root.selectedText !== "")
            root.remove(root.selectionStart, root.selectionEnd);
        else if (root.cursorPosition > 0)
            root.remove(root.cursorPosition - 1, root.cursorPosition);
    }

    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.target, contentHeight + Theme.grid * 2)
    leftPadding: Theme.grid * 2
    rightPadding: Theme.grid * 2
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    placeholderTextColor: Theme.soft
    selectByMouse: true
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    font.family: Theme.family
    font.pixelSize: Theme.question
    cursorDelegate: Rectangle {
        width: Theme.outlineChosen
        color: Theme.accent
        visible: root.activeFocus
    }
    Accessible.name: root.label
    Accessible.role: Accessible.EditableText

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: root.activeFocus ? Theme.outlineChosen : Theme.outline
        border.color: root.activeFocus ? (Theme.highContrast ? Theme.focus : Theme.accent) : Theme.line
    }
}
