import QtQuick
import ui.controls
import ui.patient

// A signature inside a form: what is signed stands above it.
Column {
    id: root

    required property AskedSignature question

    spacing: Theme.gap

    ChoicePair {
        firstText: qsTr("Draw my name")
        secondText: qsTr("Type my name")
        firstName: "drawInstead"
        secondName: "typeInstead"
        firstChosen: !root.question.types
        secondChosen: root.question.types
        onFirst: root.question.useTyping(false)
        onSecond: {
            root.question.useTyping(true);
            entry.field.forceActiveFocus();
        }
    }
    Rectangle {
        visible: !root.question.types
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
            onChanged: root.question.draw(pad)
            Accessible.role: Accessible.Canvas
            Accessible.name: qsTr("Box to sign in with a finger. You can type your name instead.")
        }
    }
    Item {
        visible: !root.question.types
        width: parent.width
        height: again.height

        BodyText {
            objectName: "signedHere"
            visible: root.question.drawn
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - again.width - Theme.gap
            text: qsTr("You signed.")
        }
        BigButton {
            id: again
            objectName: "clearSignature"
            anchors.right: parent.right
            text: qsTr("Clear")
            enabled: root.question.drawn
            onClicked: {
                pad.clear();
                root.question.takeBack();
            }
        }
    }
    TextEntry {
        id: entry
        visible: root.question.types
        fieldName: "typedName"
        label: qsTr("Your first and last name")
        layout: "name"
        maximumLength: 120
        Component.onCompleted: text = root.question.typed
        onEdited: text => root.question.write(text)
    }
}
