import QtQuick
import ui.controls
import ui.patient

// Nobody has touched the tablet for a while: one big button goes on, as often as needed.
Sheet {
    id: root

    required property IdleWatch idle

    heading: qsTr("Are you still here?")

    BodyText {
        text: qsTr("Take all the time you need. To keep your answers private, the screen will be covered soon.")
    }
    BodyText {
        text: qsTr("Seconds left: %1").arg(root.idle.secondsLeft)
        Accessible.role: Accessible.Indicator // said once, not every second
    }
    BigButton {
        objectName: "stillHereButton"
        width: parent.width
        primary: true
        text: qsTr("I am still here")
        focus: true
        onClicked: root.idle.stillHere()
    }
}
