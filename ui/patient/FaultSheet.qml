import QtQuick
import ui.controls

// The kiosk cannot go on: one calm screen, and a code for staff.
Sheet {
    id: root

    required property string code

    objectName: "fault"
    heading: qsTr("Please hand the tablet to a member of staff.")

    BodyText {
        text: qsTr("The tablet needs a moment with them. You did nothing wrong.")
    }
    SmallText {
        text: qsTr("For staff: %1").arg(root.code)
    }
}
