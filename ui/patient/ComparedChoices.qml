pragma ComponentBehavior: Bound
import QtQuick
import ui.controls

// What can be chosen, side by side under one aspect after the other; marks lead to the sources.
Column {
    id: root

    required property QtObject choices

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    Repeater {
        model: root.choices

        Column {
            id: choice

            required property string aspect
            required property string name
            required property string words
            required property string mark
            readonly property bool narrow: width < Theme.body * 20

            width: root.width
            spacing: Theme.grid

            QuestionText {
                visible: choice.aspect !== ""
                text: choice.aspect
                topPadding: Theme.grid * 2
            }
            Rectangle {
                width: parent.width
                height: Theme.outline / 2
                color: Theme.line
                opacity: Theme.highContrast ? 1 : 0.4
            }
            Grid {
                width: parent.width
                columns: choice.narrow ? 1 : 2
                columnSpacing: Theme.gap
                Accessible.role: Accessible.StaticText
                Accessible.name: choice.name + ": " + choice.words

                BodyText {
                    width: choice.narrow ? choice.width : choice.width * 0.36
                    text: choice.name
                    font.bold: true
                    lineHeight: Theme.lineHeightTight
                    Accessible.ignored: true
                }
                BodyText {
                    width: choice.narrow ? choice.width : choice.width * 0.64 - Theme.gap
                    text: choice.words + choice.mark
                    lineHeight: Theme.lineHeightTight
                    Accessible.ignored: true
                }
            }
        }
    }
}
