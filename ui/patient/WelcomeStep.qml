pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// The first screen: whose tablet this is, take your time, and in which language.
StepPage {
    id: root

    required property PatientVisit visit

    heading: visit.clinicName === "" ? qsTr("Welcome") : qsTr("Welcome to %1").arg(visit.clinicName)
    picture: Qt.resolvedUrl("../../resources/icons/welcome.svg")
    trailVisible: false
    centred: true
    backVisible: false
    mainText: visit.waiting ? qsTr("One moment…") : qsTr("Start")
    mainEnabled: !visit.waiting
    onMain: visit.begin(visit.language)

    BodyText {
        text: qsTr("You will learn about ketamine infusion, answer some questions, and decide whether you want it.")
    }
    BodyText {
        text: qsTr("You can take your time. A nurse will go over everything with you.")
        bottomPadding: Theme.grid * 2
    }
    Grid {
        id: cards
        width: parent.width
        columns: width >= Theme.body * 18 ? 2 : 1
        spacing: Theme.gap

        Repeater {
            model: root.visit.languages

            ChoiceCard {
                required property string modelData

                objectName: "language_" + modelData
                width: (cards.width - (cards.columns - 1) * cards.spacing) / cards.columns
                text: root.visit.nameOf(modelData)
                chosen: root.visit.language === modelData
                onClicked: root.visit.chooseLanguage(modelData)
            }
        }
    }
    SmallText {
        objectName: "packProblem"
        text: qsTr("For staff: last good content, version %1. Tell IT: %2").arg(root.visit.packVersion).arg(root.visit.packProblem)
        topPadding: Theme.grid * 2
        visible: root.visit.packProblem !== ""
    }
}
