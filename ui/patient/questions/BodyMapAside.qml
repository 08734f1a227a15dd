pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// Beside the drawing: how to go on with it, what is chosen in words, and the ways to choose nothing.
Column {
    id: root

    required property AskedBodyMap question
    readonly property bool enlarged: !question.inWords && question.zone !== ""

    spacing: Theme.gap

    SmallText {
        visible: root.question.count === 0 || root.question.inWords
        text: root.question.inWords ? qsTr("You can choose more than one.") : root.enlarged ? qsTr("Touch each place that hurts.") : qsTr("Touch a part of the body. It gets larger.")
    }
    Repeater {
        model: root.question.count > 0 || root.enlarged || root.question.inWords ? null : root.question.others

        BodyOther {
            question: root.question
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap

        BigButton {
            objectName: "wholeBody"
            visible: root.enlarged
            leftPadding: Theme.grid * 2
            text: qsTr("Whole body")
            onClicked: root.question.enlarge("")
        }
        BigButton {
            objectName: "otherSide"
            visible: root.enlarged
            leftPadding: Theme.grid * 2
            text: root.question.fromBehind ? qsTr("Show the front") : qsTr("Show the back")
            onClicked: root.question.turn()
        }
        BigButton {
            objectName: "inWords"
            visible: !root.enlarged
            leftPadding: Theme.grid * 2
            text: root.question.inWords ? qsTr("Use the picture") : qsTr("Use a list of words")
            onClicked: root.question.useWords(!root.question.inWords)
        }
        BigButton {
            objectName: "declineToSay"
            visible: root.question.canDecline && root.question.count === 0 && !root.enlarged
            leftPadding: Theme.grid * 2
            iconName: root.question.declined ? "check" : ""
            text: qsTr("I’d rather not say")
            Accessible.checkable: true
            Accessible.checked: root.question.declined
            onClicked: root.question.decline()
        }
    }
    ChosenPlaces {
        visible: root.question.count > 0 && !root.question.inWords
        question: root.question
    }
    SmallText {
        objectName: "declined"
        visible: root.question.declined
        text: qsTr("You chose not to answer. That is fine.")
    }
}
