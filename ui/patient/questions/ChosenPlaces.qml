pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// What is chosen, in words, the newest first: so a wrong touch is seen, and one more takes it back.
Column {
    id: root

    required property AskedBodyMap question

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    SmallText {
        text: root.question.count > latest.count ? qsTr("You chose %1 places. The latest:").arg(root.question.count) : qsTr("You chose:")
    }
    Flow {
        width: parent.width
        spacing: Theme.gap

        Repeater {
            id: latest
            model: root.question.latest

            BigButton {
                required property int number
                required text

                objectName: "chosen_" + number
                width: Math.min(implicitWidth, root.width)
                leftPadding: Theme.grid * 1.5
                iconName: "remove"
                Accessible.name: qsTr("Remove: %1").arg(text)
                onClicked: root.question.choose(number)
            }
        }
    }
}
