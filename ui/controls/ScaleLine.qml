pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

// A scale with many places: a line to tap, a button a step down and up, and the number in large.
Column {
    id: root

    property string label // for assistive tools
    property list<string> labels
    property string unit
    property int chosen: -1 // its place in the labels; below 0: none
    property string lowLabel
    property string highLabel
    readonly property string number: labels[chosen] ?? qsTr("Touch the line")

    signal picked(int place)

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gap * 2

        StepButton {
            id: less
            objectName: "less"
            anchors.verticalCenter: parent.verticalCenter
            sign: "−"
            enabled: root.chosen > 0
            Accessible.name: qsTr("Less")
            onClicked: root.picked(root.chosen - 1)
        }
        Text {
            objectName: "scaleNumber"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Theme.body * 8, root.width - less.width * 2 - Theme.gap * 4)
            text: root.unit === "" || root.chosen < 0 ? root.number : root.number + " " + root.unit
            color: Theme.ink
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            font.family: Theme.family
            font.pixelSize: root.chosen < 0 ? Theme.body : Theme.title
            font.bold: root.chosen >= 0
            Accessible.role: Accessible.StaticText
            Accessible.name: root.chosen < 0 ? qsTr("No number chosen yet") : text
        }
        StepButton {
            objectName: "more"
            anchors.verticalCenter: parent.verticalCenter
            sign: "+"
            enabled: root.chosen < root.labels.length - 1
            Accessible.name: qsTr("More")
            onClicked: root.picked(root.chosen + 1)
        }
    }
    T.Slider {
        id: line
        objectName: "scaleLine"
        width: root.width
        height: Theme.target
        leftPadding: Theme.mm(5)
        rightPadding: leftPadding
        from: 0
        to: Math.max(1, root.labels.length - 1)
        stepSize: 1
        snapMode: T.Slider.SnapAlways
        value: Math.max(0, root.chosen)
        Accessible.name: root.label
        onMoved: root.picked(value)

        background: Rectangle {
            x: line.leftPadding
            y: (line.height - height) / 2
            width: line.availableWidth
            height: Theme.mm(3)
            radius: height / 2
            color: Theme.card
            border.width: Theme.outline
            border.color: Theme.line

            Rectangle {
                visible: root.chosen >= 0
                width: line.visualPosition * parent.width
                height: parent.height
                radius: parent.radius
                color: Theme.accent
            }
            FocusRing {
                shown: line.visualFocus
            }
        }
        handle: Rectangle {
            visible: root.chosen >= 0
            x: line.leftPadding + line.visualPosition * line.availableWidth - width / 2
            y: (line.height - height) / 2
            width: Theme.mm(10)
            height: width
            radius: width / 2
            color: Theme.card
            border.width: Theme.outlineChosen
            border.color: Theme.accent
        }
    }
    EndLabels {
        low: root.lowLabel === "" ? (root.labels[0] ?? "") : qsTr("%1 = %2").arg(root.labels[0] ?? "").arg(root.lowLabel)
        high: root.highLabel === "" ? (root.labels[root.labels.length - 1] ?? "") : qsTr("%1 = %2").arg(root.labels[root.labels.length - 1] ?? "").arg(root.highLabel)
    }
}
