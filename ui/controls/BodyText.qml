import QtQuick

// Words to read: wrapped, never cut; `textFormat: Text.MarkdownText` where the pack writes Markdown.
Text {
    id: root

    width: parent?.width ?? implicitWidth
    color: Theme.ink
    linkColor: Theme.ink
    wrapMode: Text.Wrap
    lineHeight: Theme.lineHeight
    textFormat: Text.PlainText
    font.family: Theme.family
    font.pixelSize: Theme.body
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
