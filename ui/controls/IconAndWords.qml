import QtQuick

// The inside of a button: an icon before centred words that wrap when they must.
Item {
    id: root

    property string text
    property string iconName
    property color color: Theme.ink
    property color iconColor: color
    property bool bold: false
    property bool spread: false // the words at one side, the icon at the other: lines of a list agree
    readonly property bool after: iconName === "next" // an arrow onwards stands behind the words
    readonly property real wordsWidth: Math.ceil(metrics.advanceWidth) + Theme.outline * 2
    readonly property real longestWidth: Math.ceil(longest.advanceWidth) + Theme.outline * 2 // of one word
    readonly property real iconWidth: iconName === "" ? 0 : Theme.icon + Theme.grid

    implicitWidth: wordsWidth + iconWidth
    implicitHeight: Math.max(words.implicitHeight, Theme.icon)

    TextMetrics {
        id: metrics
        text: root.text
        font: words.font
    }
    TextMetrics {
        id: longest
        text: root.text.split(" ").reduce((found, word) => word.length > found.length ? word : found, "")
        font: words.font
    }
    Row {
        anchors.centerIn: parent
        layoutDirection: root.after ? Qt.RightToLeft : Qt.LeftToRight
        spacing: root.iconWidth > 0 ? Theme.grid : 0

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            width: root.iconName === "" ? 0 : Theme.icon
            name: root.iconName
            color: root.iconColor
        }
        Text {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: root.spread ? root.width - root.iconWidth : Math.min(root.wordsWidth, root.width - root.iconWidth)
            text: root.text
            color: root.color
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
            horizontalAlignment: root.iconName === "" || root.after && !root.spread ? Text.AlignHCenter : Text.AlignLeft
            font.family: Theme.family
            font.pixelSize: Theme.body
            font.bold: root.bold
            Accessible.ignored: true
        }
    }
}
