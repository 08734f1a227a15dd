import QtQuick
import ui.controls
import ui.patient

// Sign with a finger or by typing; both count the same. Landscape: words left, paper right.
StepPage {
    id: root

    required property PatientVisit visit
    required property Sign sign
    readonly property bool beside: !portrait && width > Theme.column * 1.4

    heading: qsTr("Sign your name")
    mainText: qsTr("Seal and send my answers")
    wide: beside
    onMain: sign.sign(pad)

    Grid {
        id: halves
        width: parent.width
        columns: root.beside ? 2 : 1
        columnSpacing: Theme.margin
        rowSpacing: Theme.gap

        Column {
            width: root.beside ? (halves.width - halves.columnSpacing) * 5 / 12 : halves.width
            spacing: Theme.gap

            BodyText {
                text: qsTr("Your signature says: I read the agreements, and the choices are mine. You can change your mind at any time.")
            }
            ChoiceCard {
                objectName: "drawInstead"
                text: qsTr("Draw my name")
                chosen: !root.sign.typing
                onClicked: root.sign.chooseTyping(false)
            }
            ChoiceCard {
                objectName: "typeInstead"
                text: qsTr("Type my name")
                chosen: root.sign.typing
                onClicked: {
                    root.sign.chooseTyping(true);
                    entry.field.forceActiveFocus();
                }
            }
        }
        Column {
            width: root.beside ? (halves.width - halves.columnSpacing) * 7 / 12 : halves.width
            spacing: Theme.gap

            Notice {
                id: problem
                objectName: "problem"
                onVisibleChanged: if (visible)
                    Qt.callLater(root.reveal, problem)
                text: !root.sign.missing ? "" : root.sign.typing ? qsTr("Type your first and last name to sign.") : qsTr("Draw your name in the box with a finger, or choose “Type my name”.")
            }
            Rectangle {
                visible: !root.sign.typing
                width: parent.width
                height: width * 0.32
                radius: Theme.radius
                color: "#FFFFFF"
                border.color: Theme.line
                border.width: Theme.outline

                Rectangle {
                    x: parent.width * 0.06
                    y: parent.height * 0.76
                    width: parent.width * 0.88
                    height: Theme.outline
                    color: Theme.paperLine
                }
                SignaturePad {
                    id: pad
                    objectName: "signaturePad"
                    anchors.fill: parent
                    onChanged: root.sign.draw()
                    Accessible.role: Accessible.Canvas
                    Accessible.name: qsTr("Box to sign in with a finger. You can type your name instead.")
                }
            }
            Item {
                visible: !root.sign.typing
                width: parent.width
                height: again.height

                BodyText {
                    width: parent.width - again.width - Theme.gap
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.sign.printedName
                    Accessible.name: qsTr("Printed name: %1").arg(text)
                }
                BigButton {
                    id: again
                    objectName: "clearSignature"
                    anchors.right: parent.right
                    text: qsTr("Clear")
                    enabled: !(pad?.empty ?? true)
                    onClicked: pad.clear()
                }
            }
            TextEntry {
                id: entry
                visible: root.sign.typing
                fieldName: "typedName"
                label: qsTr("Your first and last name")
                layout: "name"
                maximumLength: 120
                onEdited: text => root.sign.type(text)
            }
        }
    }
}
