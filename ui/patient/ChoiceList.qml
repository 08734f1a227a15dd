pragma ComponentBehavior: Bound
import QtQuick
import ui.controls

// Choices as cards, one below the other.
Column {
    id: root

    required property QtObject choices // rows of (text, chosen)
    property bool several: false
    property string cardName: "choice_" // objectName of a card without its number
    readonly property alias count: cards.count

    signal chosen(int number)

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    Repeater {
        id: cards
        model: root.choices

        ChoiceCard {
            required property int index
            required text
            required chosen

            objectName: root.cardName + index
            several: root.several
            onClicked: root.chosen(index)
        }
    }
}
