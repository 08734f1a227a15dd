import QtQuick
import ui.patient

// Yes and No, side by side and the same size.
ChoicePair {
    id: root

    required property AskedYesNo question

    firstText: qsTr("Yes")
    secondText: qsTr("No")
    firstName: "yesButton"
    secondName: "noButton"
    firstChosen: question.saidYes
    secondChosen: question.saidNo
    onFirst: question.say(true)
    onSecond: question.say(false)
}
