pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// All answers in the patient's own words, each with a way back to its question.
StepPage {
    id: root

    required property Review review
    readonly property bool empty: cards.count === 0 // a form of words and files alone has no answers

    heading: empty ? qsTr("There is nothing to check") : qsTr("Are your answers right?")
    mainText: empty ? qsTr("Next") : qsTr("My answers are right")
    onMain: review.confirm()
    Component.onCompleted: Qt.callLater(goOnWhereLeft)

    function goOnWhereLeft(): void {
        const card = cards.itemAt(review.leftAt) as AnswerCard;
        if (card)
            card.focusButton();
    }

    BodyText {
        text: root.empty ? qsTr("You can go on.") : qsTr("You can change any of them now.")
    }
    Repeater {
        id: cards
        model: root.review.answers

        AnswerCard {
            required formTitle
            required group
            required question
            required answer
            required declined
            required fixed
            required property int index

            buttonName: "change_" + index
            onChangeAsked: root.review.change(index)
        }
    }
}
