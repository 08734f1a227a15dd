import QtQuick
import ui.controls
import ui.patient

// A break, paper, or a new start, which is asked for once more before anything is removed.
Sheet {
    id: root

    required property More more
    required property IdleWatch idle
    property bool startingOver: false

    signal closed
    signal displayAsked

    function paperWords(state: string): string {
        switch (state) {
        case "sending":
            return qsTr("One moment…");
        case "called":
            return qsTr("Your request has been sent. You can wait here, or go on.");
        case "told":
            return qsTr("A member of staff has been told and will bring you paper.");
        case "cannot":
            return qsTr("Your request could not be sent. Please wave to a member of staff.");
        }
        return "";
    }

    objectName: "moreSheet"
    heading: startingOver ? qsTr("Start over?") : qsTr("What would help you?")

    OfferCard {
        objectName: "breakButton"
        visible: root.more.isUnderWay && !root.startingOver
        iconName: "pause"
        text: qsTr("I need a break")
        note: qsTr("Covers your answers at once.")
        onClicked: {
            root.closed();
            root.idle.takeBreak();
        }
    }
    OfferCard {
        objectName: "displayButton"
        visible: !root.startingOver
        iconName: "display"
        text: qsTr("Make the words larger")
        note: qsTr("Or choose other colors, or less movement.")
        onClicked: root.displayAsked()
    }
    OfferCard {
        objectName: "paperButton"
        visible: !root.startingOver
        enabled: root.more.canAskForPaper
        iconName: "paper"
        text: qsTr("I would rather use paper")
        note: qsTr("Asks a member of staff to bring it.")
        onClicked: root.more.wantPaper()
    }
    Notice {
        objectName: "paperNews"
        visible: text !== "" && !root.startingOver
        text: root.paperWords(root.more.paperState)
    }
    OfferCard {
        objectName: "startOverButton"
        visible: root.more.isUnderWay && !root.startingOver
        iconName: "again"
        text: qsTr("Start over")
        note: qsTr("Removes all that you have answered.")
        onClicked: root.startingOver = true
    }
    BodyText {
        visible: root.startingOver
        text: qsTr("All that you have answered will be removed from this tablet. If you called for help, help still comes.")
    }
    OfferCard {
        objectName: "startOverNow"
        visible: root.startingOver
        iconName: "again"
        text: qsTr("Yes, remove my answers and start over")
        onClicked: root.more.startOver()
    }
    OfferCard {
        objectName: "closeMore"
        iconName: "back"
        text: root.startingOver ? qsTr("No, keep my answers") : qsTr("Back to where I was")
        onClicked: root.closed()
    }
}
