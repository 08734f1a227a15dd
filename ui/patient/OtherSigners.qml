import QtQuick
import ui.controls
import ui.patient

// The quiet button to whoever else signs or helps, and who that is by now.
Column {
    id: root

    required property Signers signers
    readonly property list<string> others: [signers.representativeName === "" ? "" : qsTr("Signs for the patient: %1").arg(signers.representativeName), signers.interpreterName === "" ? "" : qsTr("Interpreter: %1").arg(signers.interpreterName), signers.witnessName === "" ? "" : qsTr("Witness: %1").arg(signers.witnessName)]

    visible: signers.offered
    spacing: Theme.gap

    BigButton {
        objectName: "otherSigners"
        width: parent.width
        text: qsTr("Someone helps or signs for me")
        onClicked: root.signers.show()
    }
    BodyText {
        objectName: "otherPeople"
        visible: text !== ""
        text: root.others.filter(line => line !== "").join("\n")
    }
}
