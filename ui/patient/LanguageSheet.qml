pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// Choose the language at any time; what was answered stays.
Sheet {
    id: root

    required property PatientVisit visit

    signal chosen

    heading: qsTr("Which language do you prefer?")

    Repeater {
        model: root.visit.languages

        ChoiceCard {
            required property string modelData

            objectName: "language_" + modelData
            text: root.visit.nameOf(modelData)
            chosen: root.visit.language === modelData
            onClicked: {
                root.visit.chooseLanguage(modelData);
                root.chosen();
            }
        }
    }
    BigButton {
        objectName: "closeLanguage"
        anchors.left: parent.left
        width: Math.min(implicitWidth, parent.width)
        text: qsTr("Back to where I was")
        iconName: "back"
        onClicked: root.chosen()
    }
}
