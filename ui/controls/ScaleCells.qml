pragma ComponentBehavior: Bound
import QtQuick

// A scale as cells: one row where each has its 15 mm and 3 mm to the next (0 to 10: 195 mm, which
// a 10-inch tablet has), else rows of four.
Column {
    id: root

    property list<string> labels
    property int chosen: -1 // its place in the labels; below 0: none
    property string lowLabel
    property string highLabel
    readonly property int count: labels.length
    readonly property bool oneRow: width >= (Theme.target + Theme.gap) * count - Theme.gap
    readonly property int columns: oneRow ? count : Math.min(4, count)

    signal picked(int place)

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    SmallText {
        visible: !root.oneRow && root.lowLabel !== ""
        text: qsTr("%1 = %2").arg(root.labels[0] ?? "").arg(root.lowLabel)
    }
    Grid {
        id: cells
        columns: root.columns
        spacing: Theme.gap

        Repeater {
            model: root.count

            ScaleCell {
                required property int index

                objectName: "scale_" + text
                width: (root.width - (root.columns - 1) * cells.spacing) / root.columns
                text: root.labels[index] ?? ""
                chosen: index === root.chosen
                meaning: index === 0 ? root.lowLabel : index === root.count - 1 ? root.highLabel : ""
                onClicked: root.picked(index)
            }
        }
    }
    SmallText {
        visible: !root.oneRow && root.highLabel !== ""
        text: qsTr("%1 = %2").arg(root.labels[root.count - 1] ?? "").arg(root.highLabel)
    }
    EndLabels {
        visible: root.oneRow
        low: root.lowLabel
        high: root.highLabel
    }
}
