import QtQuick
import ui.controls

// Two answers side by side: one size, one colour, until one of them is chosen.
Row {
    id: root

    required property string firstText
    required property string secondText
    property string firstName // objectName of the card, for tests and walkthrough
    property string secondName
    property bool firstChosen: false
    property bool secondChosen: false

    signal first
    signal second

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid * 3

    ChoiceCard {
        id: left
        objectName: root.firstName
        width: (root.width - root.spacing) / 2
        height: Math.max(implicitHeight, right.implicitHeight)
        text: root.firstText
        chosen: root.firstChosen
        onClicked: root.first()
    }
    ChoiceCard {
        id: right
        objectName: root.secondName
        width: left.width
        height: left.height
        text: root.secondText
        chosen: root.secondChosen
        onClicked: root.second()
    }
}
