import QtQuick
import ui.controls

// An answer given before, and the button that takes it back.
Rectangle {
    id: root

    required property string words
    property int number
    property string buttonName
    readonly property bool narrow: width < Theme.body * 18

    signal removed

    width: parent?.width ?? implicitWidth
    implicitHeight: inside.implicitHeight + Theme.grid * 2
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.highContrast ? Theme.outline : 0
    border.color: Theme.line

    Grid {
        id: inside
        x: Theme.grid * 2
        y: Theme.grid
        width: root.width - x - Theme.grid
        columns: root.narrow ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.grid
        verticalItemAlignment: Grid.AlignVCenter

        BodyText {
            width: root.narrow ? parent.width : parent.width - button.width - Theme.gap
            text: root.words
            font.bold: true
            lineHeight: Theme.lineHeightTight
        }
        BigButton {
            id: button
            objectName: root.buttonName
            text: qsTr("Remove")
            Accessible.name: qsTr("Remove: %1").arg(root.words)
            onClicked: root.removed()
        }
    }
}
