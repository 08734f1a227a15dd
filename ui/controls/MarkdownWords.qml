pragma ComponentBehavior: Bound
import QtQuick

// A pack's Markdown, paragraph by paragraph with room between; its headings stand below the page's.
Column {
    id: root

    required property string text
    property string spoken // the same in words for the ear, where somebody wrote them

    width: parent?.width ?? implicitWidth
    spacing: Math.round(Theme.body * 0.6)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.spoken
    Accessible.ignored: root.spoken === ""

    Repeater {
        model: root.text.replace(/^##(?= )/gm, "###").split(/\n\s*\n/)

        BodyText {
            required property string modelData

            textFormat: Text.MarkdownText
            Accessible.name: modelData.replace(/^#+ |^[-*] |\*\*?|__/gm, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
            Accessible.ignored: root.spoken !== ""
            text: modelData
            topPadding: modelData.startsWith("#") ? Theme.grid : 0
        }
    }
}
