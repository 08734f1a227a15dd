pragma ComponentBehavior: Bound
import QtQuick
import ui.controls

// What can be chosen, side by side: a table of two aspects after the other; where there is no room
// for columns each choice says its aspects one below the other.
Column {
    id: root

    required property QtObject choices
    readonly property bool narrow: width < Theme.body * 32

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    Repeater {
        model: root.choices

        Column {
            id: choice

            required property bool first
            required property string name
            required property string aspect
            required property string words
            required property string otherAspect
            required property string otherWords
            readonly property real unit: root.width / 12

            width: root.width
            spacing: Theme.grid
            topPadding: first ? Theme.grid * 2 : 0
            Accessible.role: Accessible.StaticText
            Accessible.name: [name, aspect + ": " + words, otherAspect + ": " + otherWords].join(". ")

            Row {
                visible: choice.first && !root.narrow
                leftPadding: choice.unit * 3

                QuestionText {
                    width: choice.unit * 4.5
                    rightPadding: Theme.gap
                    text: choice.aspect
                }
                QuestionText {
                    width: choice.unit * 4.5
                    text: choice.otherAspect
                }
            }
            Rectangle {
                width: parent.width
                height: Theme.outline / 2
                color: Theme.line
                opacity: Theme.highContrast ? 1 : 0.4
            }
            Grid {
                width: parent.width
                columns: root.narrow ? 1 : 3
                rowSpacing: Theme.grid / 2

                BodyText {
                    width: root.narrow ? root.width : choice.unit * 3
                    rightPadding: Theme.gap
                    text: choice.name
                    font.bold: true
                    lineHeight: Theme.lineHeightTight
                    Accessible.ignored: true
                }
                ComparedWords {
                    width: root.narrow ? root.width : choice.unit * 4.5
                    aspect: root.narrow ? choice.aspect : ""
                    words: choice.words
                }
                ComparedWords {
                    width: root.narrow ? root.width : choice.unit * 4.5
                    aspect: root.narrow ? choice.otherAspect : ""
                    words: choice.otherWords
                }
            }
        }
    }
}
