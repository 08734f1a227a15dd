import QtQuick
import QtQuick.Templates as T

// Several lines to type in, with the same two verbs for the keyboard as EntryField.
T.TextArea {
    id: root

    property string label
    property string layout: "text"
    property int maximumLength: 2000

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
    implicitHeight: Math.max(Theme.target * 2, contentHeight + Theme.grid * 4)
    padding: Theme.grid * 2
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    font.family: Theme.family
    font.pixelSize: Theme.body
    KeyNavigation.priority: KeyNavigation.BeforeItem
    Keys.onTabPressed: root.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: root.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Accessible.name: root.label
    Accessible.role: Accessible.EditableText
    Accessible.multiLine: true

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: root.activeFocus ? Theme.outlineChosen : Theme.outline
        border.color: root.activeFocus ? (Theme.highContrast ? Theme.focus : Theme.accent) : Theme.line
    }
}
