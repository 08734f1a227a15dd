import QtQuick
import ui.controls
import ui.patient

// The kiosk cannot go on: one calm screen, and a code for staff.
Sheet {
    id: root

    required property string code
    required property More more
    readonly property bool full: code === "no-room"
    readonly property bool waiting: code === "not-let-in"

    objectName: "fault"
    heading: qsTr("Please hand the tablet to a member of staff.")

    BodyText {
        text: qsTr("The tablet needs a moment with them. You did nothing wrong.")
    }
    SmallText {
        text: root.full ? qsTr("For staff: less than 200 MB are free on this tablet, so no new visit begins. Tell IT to make room. What is sealed already is safe and goes on being sent. This message goes away by itself.") : root.waiting ? qsTr("For staff: the clinic has not let this tablet in yet, or the tablet does not reach it. Tell IT. This message goes away by itself.") : qsTr("For staff: %1").arg(root.code)
    }
    Timer {
        interval: 5000
        repeat: true
        running: root.full
        onTriggered: root.more.lookForRoom()
    }
}
