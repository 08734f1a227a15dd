pragma ComponentBehavior: Bound
import QtQuick

// A scale of whole numbers as cells: one row where each has its 15 mm and 3 mm to the next (0 to
// 10: 195 mm, which a 10-inch tablet has), else rows of four.
Column {
    id: root

    property int from: 0
    property int to: 10
    property int value: -1 // below `from`: nothing chosen
    property string lowLabel
    property string highLabel
    readonly property int count: to - from + 1
    readonly property bool oneRow: width >= (Theme.target + Theme.gap) * count - Theme.gap
    readonly property int columns: oneRow ? count : Math.min(4, count)

    signal picked(int number)

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    SmallText {
        visible: !root.oneRow && root.lowLabel !== ""
        text: qsTr("%1 = %2").arg(root.from).arg(root.lowLabel)
        Accessible.ignored: true // the first and the last number are named with their labels
    }
    Grid {
        id: cells
        columns: root.columns
        spacing: Theme.gap

        Repeater {
            model: root.count

            ScaleCell {
                required property int index

                objectName: "scale_" + number
                width: (root.width - (root.columns - 1) * cells.spacing) / root.columns
                number: root.from + index
                chosen: number === root.value
                meaning: index === 0 ? root.lowLabel : index === root.count - 1 ? root.highLabel : ""
                onClicked: root.picked(number)
            }
        }
    }
    SmallText {
        visible: !root.oneRow && root.highLabel !== ""
        text: qsTr("%1 = %2").arg(root.to).arg(root.highLabel)
        Accessible.ignored: true
    }
    Row {
        visible: root.oneRow
        width: parent.width

        SmallText {
            width: parent.width / 2
            text: root.lowLabel
            Accessible.ignored: true
        }
        SmallText {
            width: parent.width / 2
            horizontalAlignment: Text.AlignRight
            text: root.highLabel
            Accessible.ignored: true
        }
    }
}
