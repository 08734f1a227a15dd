pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// A long list: what is chosen, and a button that opens the list and its search.
Column {
    id: root

    required property AskedFromList question
    property bool open: false

    function close(): void {
        root.open = false;
        root.question.look("");
        opener.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Theme.gap

    Notice {
        objectName: "chosenFromList"
        iconName: "check"
        text: root.question.answer
    }
    BigButton {
        id: opener
        objectName: "openList"
        width: parent.width
        opened: root.open ? list : null
        iconName: root.open ? "up" : "down"
        text: root.open ? qsTr("Close the list") : root.question.answer === "" ? qsTr("Choose from the list") : qsTr("Choose another answer")
        onClicked: root.open ? root.close() : root.open = true
    }
    Loader {
        id: list
        width: parent.width
        active: root.open
        visible: active
        sourceComponent: Column {
            spacing: Theme.gap

            TextEntry {
                fieldName: "searchField"
                label: qsTr("Type a few letters")
                onEdited: text => root.question.look(text)
            }
            SmallText {
                objectName: "nothingFound"
                visible: root.question.found === 0
                text: qsTr("Nothing on the list has these letters.")
            }
            Repeater {
                model: root.question.matches

                ChoiceCard {
                    required text
                    required chosen
                    required property int number

                    objectName: "choice_" + number
                    several: root.question.several
                    onClicked: {
                        root.question.choose(number);
                        if (!root.question.several)
                            root.close();
                    }
                }
            }
            BigButton {
                objectName: "showMore"
                visible: root.question.hidden > 0
                width: parent.width
                text: qsTr("%1 more").arg(root.question.hidden)
                onClicked: root.question.showMore()
            }
        }
    }
    OwnChoice {
        question: root.question
    }
}
