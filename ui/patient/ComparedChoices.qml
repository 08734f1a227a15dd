pragma ComponentBehavior: Bound
import QtQuick
import ui.controls

// What can be chosen: each choice with its four aspects side by side, the same column in each;
// two by two or one below the other where there is less room. The names stand with every choice.
Column {
    id: root

    required property QtObject choices
    required property list<string> aspects
    readonly property int columns: width >= Theme.body * 40 ? 4 : width >= Theme.body * 22 ? 2 : 1
    readonly property real cell: (width - Theme.gap * (columns - 1)) / columns

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid * 1.5

    Repeater {
        model: root.choices

        Column {
            id: choice

            required property string name
            required property string help
            required property string harm
            required property string speed
            required property string addiction
            readonly property list<string> told: [help, harm, speed, addiction]

            width: root.width
            spacing: Theme.grid
            Accessible.role: Accessible.StaticText
            Accessible.name: [name].concat(told.map((words, number) => root.aspects[number] + ": " + words)).join(". ")

            Rectangle {
                width: parent.width
                height: Theme.outline
                color: Theme.line
            }
            QuestionText {
                text: choice.name
                Accessible.ignored: true
            }
            Grid {
                columns: root.columns
                columnSpacing: Theme.gap
                rowSpacing: Theme.grid

                Repeater {
                    model: choice.told

                    ComparedWords {
                        required property int index
                        required property string modelData

                        width: root.cell
                        aspect: root.aspects[index] ?? ""
                        words: modelData
                    }
                }
            }
        }
    }
}
