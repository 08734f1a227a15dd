pragma ComponentBehavior: Bound
import QtQuick
import ui.controls

// Choices as cards, one below the other; side by side where that is asked for and their words fit.
Grid {
    id: root

    required property QtObject choices // rows of (text, chosen)
    property bool several: false
    property bool across: false
    property list<string> pictures // one for each choice, or none at all
    property string cardName: "choice_" // objectName of a card without its number
    property real widest: 0 // of the cards' words on one line
    readonly property alias count: cards.count

    signal chosen(int number)

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap
    columns: across && widest > 0 ? Math.max(1, Math.min(count, Math.floor((width + spacing) / (widest + spacing)))) : 1

    Repeater {
        id: cards
        model: root.choices
        onItemAdded: (_index, card) => root.widest = Math.max(root.widest, (card as ChoiceCard).natural)
        onModelChanged: root.widest = 0

        ChoiceCard {
            required property int index
            required text
            required chosen

            objectName: root.cardName + index
            width: (root.width - (root.columns - 1) * root.spacing) / root.columns
            several: root.several
            picture: root.pictures[index] ?? ""
            onNaturalChanged: root.widest = Math.max(root.widest, natural)
            onClicked: root.chosen(index)
        }
    }
}
