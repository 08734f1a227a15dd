pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ui.controls

// Three choices side by side under their title; one below the other where words are too large.
Column {
    id: root

    required property string title
    required property list<string> names // of the cards, for tests and walkthrough
    required property list<string> words
    required property int chosen
    readonly property bool beside: width >= Theme.body * 24

    signal picked(int number)

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    SmallText {
        text: root.title
        font.bold: true
    }
    GridLayout {
        width: parent.width
        columns: root.beside ? 3 : 1
        uniformCellHeights: true
        rowSpacing: Theme.gap
        columnSpacing: Theme.gap

        Repeater {
            model: root.words

            ChoiceCard {
                required property string modelData
                required property int index

                objectName: root.names[index]
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1 // all alike, whatever they say
                text: modelData
                Accessible.description: root.title
                chosen: index === root.chosen
                onClicked: root.picked(index)
            }
        }
    }
}
