import QtQuick
import ui.controls
import ui.patient

// Who decides for the patient: name, relation, and what gives the right, as they say it.
Column {
    id: root

    required property Signers signers

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    SignerLine {
        signers: root.signers
        about: "name"
        label: qsTr("First and last name of the person who signs")
    }
    SignerLine {
        signers: root.signers
        about: "relation"
        label: qsTr("Related to the patient as, for example, mother or son")
    }
    BodyText {
        text: qsTr("What gives this person the right to decide?")
        topPadding: Theme.grid
    }
    ChoiceCard {
        objectName: "authority_parent"
        text: qsTr("Parent of a patient under 18")
        chosen: root.signers.authority === "parent"
        onClicked: root.signers.chooseAuthority("parent")
    }
    ChoiceCard {
        objectName: "authority_guardian"
        text: qsTr("Legal guardian")
        chosen: root.signers.authority === "guardian"
        onClicked: root.signers.chooseAuthority("guardian")
    }
    ChoiceCard {
        objectName: "authority_proxy"
        text: qsTr("Health care proxy or power of attorney")
        chosen: root.signers.authority === "proxy"
        onClicked: root.signers.chooseAuthority("proxy")
    }
    ChoiceCard {
        objectName: "authority_other"
        text: qsTr("Something else")
        chosen: root.signers.authority === "other"
        onClicked: root.signers.chooseAuthority("other")
    }
    SignerLine {
        signers: root.signers
        about: "details"
        label: root.signers.authority === "other" ? qsTr("In a few words, what is it?") : qsTr("Anything else about it (can stay empty)")
        layout: "text"
    }
}
