import QtQuick
import ui.controls
import ui.patient

// Sign with a finger, by typing or before a witness; all count the same. Landscape: words left,
// paper right. Who else signs or helps is on a page behind one quiet button.
StepPage {
    id: root

    required property PatientVisit visit
    required property Sign sign
    required property Signers signers
    readonly property bool beside: !portrait && width > Theme.column * 1.4
    readonly property string wanted: {
        switch (sign.method) {
        case "typed":
            return qsTr("Type your first and last name to sign.");
        case "witnessed":
            return qsTr("The witness types their own first and last name.");
        }
        return qsTr("Draw your name in the box with a finger, or choose “Type my name”.");
    }

    heading: signers.open ? qsTr("Who signs, and who helps?") : qsTr("Sign your name")
    mainText: signers.open ? qsTr("Done") : qsTr("Seal and send my answers")
    wide: beside && !signers.open
    handlesBack: signers.open
    onMain: signers.open ? signers.done() : sign.sign(pad)
    onBack: signers.leave()

    Connections {
        target: root.signers
        function onTurned(): void {
            root.forceActiveFocus(); // what had the focus is hidden now
            Qt.callLater(root.toTop);
        }
    }
    SignersPage {
        visible: root.signers.open
        signers: root.signers
        onProblemShown: problem => root.reveal(problem)
    }
    Grid {
        id: halves
        readonly property real wordsWide: root.beside ? (width - columnSpacing) * 5 / 12 : width
        readonly property real paperWide: root.beside ? (width - columnSpacing) * 7 / 12 : width
        visible: !root.signers.open
        width: parent.width
        columns: root.beside ? 2 : 1
        columnSpacing: Theme.margin
        rowSpacing: Theme.gap

        Column {
            width: halves.wordsWide
            spacing: Theme.gap

            BodyText {
                text: root.signers.representativeName !== "" ? qsTr("Your signature says: I decide for the patient. I read or heard the agreements, and the choices are right for the patient. You can change your mind at any time.") : qsTr("Your signature says: I read or heard the agreements, and the choices are mine. You can change your mind at any time.")
            }
            ChoicePair {
                firstText: qsTr("Draw my name")
                secondText: qsTr("Type my name")
                firstName: "drawInstead"
                secondName: "typeInstead"
                firstChosen: root.sign.method === "drawn"
                secondChosen: root.sign.method === "typed"
                onFirst: root.sign.chooseDrawing()
                onSecond: {
                    root.sign.chooseTyping();
                    entry.field.forceActiveFocus();
                }
            }
        }
        Column {
            width: halves.paperWide
            spacing: Theme.gap

            Notice {
                id: problem
                objectName: "problem"
                onVisibleChanged: if (visible)
                    Qt.callLater(root.reveal, problem)
                text: root.sign.missing ? root.wanted : ""
            }
            Rectangle {
                visible: root.sign.method === "drawn"
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
                visible: root.sign.method === "drawn"
                width: parent.width
                height: Math.max(again.height, printed.height)

                BodyText {
                    id: printed
                    anchors.left: parent.left
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
                visible: root.sign.method === "typed"
                fieldName: "typedName"
                label: qsTr("Your first and last name")
                layout: "name"
                maximumLength: 120
                Component.onCompleted: text = root.sign.typedName
                onEdited: text => root.sign.type(text)
            }
            BodyText {
                id: told
                visible: root.sign.method === "witnessed"
                text: qsTr("%1: say to the person with you, “Yes, these are my choices.” That person is your witness. The witness types their own name here.").arg(root.sign.printedName)
            }
            SignerLine {
                visible: root.sign.method === "witnessed" && !root.signers.open
                signers: root.signers
                about: "witness"
                fieldName: "witnessName"
                label: qsTr("First and last name of the witness")
            }
        }
        ChoiceCard {
            objectName: "witnessInstead"
            visible: root.signers.allowed.includes("witness")
            width: halves.wordsWide
            text: qsTr("Say yes to a witness")
            note: qsTr("If you cannot draw or type")
            chosen: root.sign.method === "witnessed"
            onClicked: {
                root.sign.chooseWitness();
                Qt.callLater(root.reveal, told);
            }
        }
        OtherSigners {
            width: halves.paperWide
            signers: root.signers
        }
    }
}
