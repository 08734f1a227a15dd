import QtQuick
import ui.controls

// A slide's chapter, heading and words, wherever a slide is shown.
Column {
    id: root

    property string chapter
    required property string heading
    required property string body
    property string spoken

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    SmallText {
        visible: text !== ""
        text: root.chapter
    }
    Heading {
        text: root.heading
        bottomPadding: Theme.grid
    }
    MarkdownWords {
        objectName: "slideBody"
        text: root.body
        spoken: root.spoken
        bottomPadding: Theme.grid
    }
}
