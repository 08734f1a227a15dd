import QtQuick

// The words at both ends of a scale.
Row {
    id: root

    property string low
    property string high

    width: parent?.width ?? implicitWidth

    SmallText {
        width: parent.width / 2
        text: root.low
    }
    SmallText {
        width: parent.width / 2
        horizontalAlignment: Text.AlignRight
        text: root.high
    }
}
