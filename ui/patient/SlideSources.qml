pragma ComponentBehavior: Bound
import QtQuick
import ui.controls

// Where a slide's claims come from, and honestly how each source was read.
Column {
    id: root

    required property QtObject sources

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    Repeater {
        model: root.sources

        SmallText {
            required property string mark
            required property string title
            required property string read

            text: (mark === "" ? "" : mark + " ") + title + ". " + read
            lineHeight: Theme.lineHeightTight
        }
    }
}
