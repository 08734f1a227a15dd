pragma ComponentBehavior: Bound
import QtQuick

// A pack's Markdown, paragraph by paragraph with room between; its headings stand below the page's.
Column {
    id: root

    required property string text

    width: parent?.width ?? implicitWidth
    spacing: Math.round(Theme.body * 0.6)

    Repeater {
        model: root.text.replace(/^##(?= )/gm, "###").split(/\n\s*\n/)

        BodyText {
            required property string modelData

            textFormat: Text.MarkdownText
            text: modelData
            topPadding: modelData.startsWith("#") ? Theme.grid : 0
        }
    }
}
