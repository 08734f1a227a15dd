import QtQuick
import ui.controls

// The question and, beside it where the screen is wide enough, its answers: five columns and seven.
Item {
    id: root

    property bool beside: false
    property real least: 0 // width that the answers need
    property alias asked: words.data
    default property alias answer: answers.data

    width: parent?.width ?? implicitWidth
    readonly property real part: Math.max((width - Theme.margin) * 7 / 12, least)

    implicitHeight: beside ? Math.max(words.height, answers.height) : answers.y + answers.height

    Column {
        id: words
        anchors.left: parent.left
        width: root.beside ? root.width - Theme.margin - root.part : root.width
        spacing: Theme.grid
    }
    Column {
        id: answers
        anchors.right: parent.right
        y: root.beside ? 0 : words.height + Theme.gap
        width: root.beside ? root.part : root.width
        spacing: Theme.gap
    }
}
