import QtQuick
import ui.controls
import ui.patient

// Who signs, and who helps. A card opens the lines that belong to it.
Column {
    id: root

    required property Signers signers
    readonly property bool represented: signers.there.includes("representative")

    signal problemShown(Item problem)

    function problem(field: string): string {
        switch (field) {
        case "name":
            return qsTr("Type the first and last name of the person who signs.");
        case "relation":
            return qsTr("Type how this person is related to the patient.");
        case "authority":
            return qsTr("Choose what gives this person the right to decide.");
        case "details":
            return qsTr("Type in a few words what gives this person the right to decide.");
        case "interpreter":
            return qsTr("Type the interpreter’s name, or tap the card again if there is none.");
        case "witness":
            return qsTr("Type the witness’s name, or tap the card again if there is none.");
        }
        return "";
    }

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    Notice {
        id: notice
        objectName: "signersProblem"
        text: root.problem(root.signers.problem)
        onVisibleChanged: if (visible)
            Qt.callLater(root.problemShown, notice)
    }
    Column {
        visible: root.signers.allowed.includes("representative")
        width: parent.width
        spacing: Theme.gap

        QuestionText {
            text: qsTr("Who signs?")
        }
        ChoiceCard {
            objectName: "patientSigns"
            text: qsTr("The patient signs")
            chosen: !root.represented
            onClicked: root.signers.put("representative", false)
        }
        ChoiceCard {
            objectName: "representativeSigns"
            text: qsTr("Someone who decides for the patient signs")
            note: qsTr("For example a parent, a guardian or a health care proxy")
            chosen: root.represented
            onClicked: root.signers.put("representative", true)
        }
        RepresentativeLines {
            visible: root.represented
            signers: root.signers
        }
    }
    QuestionText {
        visible: helpers.visible
        text: qsTr("Who helps?")
        topPadding: Theme.grid
    }
    Column {
        id: helpers
        visible: root.signers.allowed.includes("interpreter") || root.signers.allowed.includes("witness")
        width: parent.width
        spacing: Theme.gap

        BodyText {
            text: qsTr("Staff fill this in. It can stay empty.")
        }
        ChoiceCard {
            objectName: "interpreterHelps"
            visible: root.signers.allowed.includes("interpreter")
            several: true
            text: qsTr("An interpreter helped")
            chosen: root.signers.there.includes("interpreter")
            onClicked: root.signers.put("interpreter", !chosen)
        }
        SignerLine {
            visible: root.signers.there.includes("interpreter")
            signers: root.signers
            about: "interpreter"
            label: qsTr("Interpreter’s name")
        }
        SignerLine {
            visible: root.signers.there.includes("interpreter")
            signers: root.signers
            about: "service"
            label: qsTr("Interpreter’s ID or company (can stay empty)")
        }
        ChoiceCard {
            objectName: "witnessThere"
            visible: root.signers.allowed.includes("witness")
            several: true
            text: qsTr("A witness is here")
            chosen: root.signers.there.includes("witness")
            onClicked: root.signers.put("witness", !chosen)
        }
        SignerLine {
            visible: root.signers.there.includes("witness")
            signers: root.signers
            about: "witness"
            label: qsTr("The witness types their own first and last name")
        }
    }
}
