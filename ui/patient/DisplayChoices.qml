pragma ComponentBehavior: Bound
import QtQuick
import ui.controls

// Three choices side by side under their title; one below the other where words are too large.
Column {
    id: root

    required property string title
    required property list<string> names // of the cards, for tests and walkthrough
    required property list<string> words
    required property int chosen
    readonly property real widest: Math.max(...words.join(" ").split(" ").map(word => metrics.advanceWidth(word)))
    readonly property real third: (width - Theme.gap * 2) / 3
    readonly property bool beside: width >= Theme.body * 24 && widest + Theme.icon + Theme.grid * 8 <= third

    signal picked(int number)

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.body
    }
    SmallText {
        text: root.title
        font.bold: true
    }
    Grid {
        id: cards
        readonly property real highest: Math.max(...children.map(card => card.implicitHeight))
        width: parent.width
        columns: root.beside ? 3 : 1
        spacing: Theme.gap

        Repeater {
            model: root.words

            ChoiceCard {
                required property string modelData
                required property int index

                objectName: root.names[index]
                width: (cards.width - (cards.columns - 1) * cards.spacing) / cards.columns
                height: cards.highest
                text: modelData
                Accessible.description: root.title
                chosen: index === root.chosen
                onClicked: root.picked(index)
            }
        }
    }
}
