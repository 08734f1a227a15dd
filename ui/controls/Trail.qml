pragma ComponentBehavior: Bound
import QtQuick

// Where am I, how much is left: the named chapters, the present one filled, and the rest in words.
Item {
    id: root

    required property list<string> chapters
    required property int present // index of the present chapter; -1: before the first
    property string words // "Step 2 of 7"
    readonly property real wanted: measure.width + (Theme.grid * 6 + Theme.small) * chapters.length
    readonly property bool roomy: wanted + said.implicitWidth + Theme.margin * 2 <= width
    readonly property bool beside: all.width + Theme.gap + said.implicitWidth + Theme.margin * 2 <= width

    implicitHeight: (beside ? Math.max(all.height, said.height) : all.height + Theme.grid + said.height) + Theme.grid * 4
    Accessible.role: Accessible.Grouping
    Accessible.name: (root.present < 0 ? "" : root.chapters[root.present] + ", ") + root.words

    TextMetrics {
        id: measure
        text: root.chapters.join("")
        font.family: Theme.family
        font.pixelSize: Theme.small
        font.bold: true
    }
    Row {
        id: all
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        y: root.beside ? (root.height - height) / 2 : Theme.grid * 2
        spacing: Theme.grid

        Repeater {
            model: root.chapters

            TrailMark {
                required property string modelData
                required property int index

                visible: root.roomy || index === root.present
                text: modelData
                here: index === root.present
                past: index < root.present
            }
        }
    }
    SmallText {
        id: said
        width: root.beside ? implicitWidth : root.width - Theme.margin * 2
        y: root.beside ? (root.height - height) / 2 : all.y + all.height + Theme.grid
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        text: root.words
        lineHeight: 1
        Accessible.ignored: true
    }
}
