import QtQuick
import ui.controls
import ui.patient

// What a signature says, the ways to sign, and the quiet button to whoever else signs or helps.
Column {
    id: root

    required property Sign sign
    required property Signers signers
    readonly property list<string> others: [signers.representativeName === "" ? "" : qsTr("Signs for the patient: %1").arg(signers.representativeName), signers.interpreterName === "" ? "" : qsTr("Interpreter: %1").arg(signers.interpreterName), signers.witnessName === "" ? "" : qsTr("Witness: %1").arg(signers.witnessName)]

    signal typingChosen

    spacing: Theme.gap

    BodyText {
        text: root.signers.representativeName !== "" ? qsTr("Your signature says: I decide for the patient. I read the agreements, and the choices are right for the patient. You can change your mind at any time.") : qsTr("Your signature says: I read the agreements, and the choices are mine. You can change your mind at any time.")
    }
    ChoiceCard {
        objectName: "drawInstead"
        text: qsTr("Draw my name")
        chosen: root.sign.method === "drawn"
        onClicked: root.sign.chooseDrawing()
    }
    ChoiceCard {
        objectName: "typeInstead"
        text: qsTr("Type my name")
        chosen: root.sign.method === "typed"
        onClicked: {
            root.sign.chooseTyping();
            root.typingChosen();
        }
    }
    ChoiceCard {
        objectName: "witnessInstead"
        visible: root.signers.allowed.includes("witness")
        text: qsTr("Say yes to a witness")
        note: qsTr("If you cannot draw or type")
        chosen: root.sign.method === "witnessed"
        onClicked: root.sign.chooseWitness()
    }
    SmallText {
        objectName: "otherPeople"
        visible: text !== ""
        text: root.others.filter(line => line !== "").join("\n")
    }
    BigButton {
        objectName: "otherSigners"
        width: parent.width
        visible: root.signers.offered
        text: qsTr("Someone helps or signs for me")
        onClicked: root.signers.show()
    }
}
