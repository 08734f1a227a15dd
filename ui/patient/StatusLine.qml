import QtQuick
import ui.controls

// One line of how the tablet stands, in words for staff; what needs a person has a mark before it.
Item {
    id: root

    required property string subject
    required property string standing
    required property string value
    required property bool concern
    readonly property string words: {
        switch (subject + "." + standing) {
        case "waiting.none":
            return qsTr("Nothing waits to be sent");
        case "waiting.some":
            return qsTr("Waiting to be sent: %1").arg(value);
        case "waiting.unreadable":
            return qsTr("What waits to be sent cannot be read");
        case "contact.":
            return qsTr("The clinic’s inbox last answered: %1").arg(value);
        case "contact.never":
            return qsTr("The clinic’s inbox has not answered yet");
        case "quarantined.":
            return qsTr("Kept aside, refused by the inbox: %1. Tell IT.").arg(value);
        case "clock.":
            return qsTr("Clock of this tablet: %1").arg(value);
        case "content.":
            return qsTr("Content: %1").arg(value);
        case "content.none":
            return qsTr("There is no content to show. Tell IT.");
        case "problem.":
            return qsTr("For IT: %1").arg(value);
        case "key.present":
            return qsTr("This tablet’s key is there");
        case "key.":
            return qsTr("This tablet is not enrolled. Tell IT.");
        case "key.absent":
        case "key.locked":
        case "key.unreadable":
            return qsTr("This tablet’s key cannot be used. The desk keeps aside what is sealed now. Tell IT.");
        case "drafts.on":
            return qsTr("A visit that is not finished outlives a restart of this tablet");
        case "drafts.off":
            return qsTr("Draft recovery is off: a visit that is not finished is lost when the tablet restarts");
        case "drafts.locked":
            return qsTr("An interrupted visit waits, locked. To resume it, unlock the tablet’s key and restart. Tell IT.");
        case "drafts.failed":
            return qsTr("This visit cannot be stored on the tablet: a restart would lose what was answered since");
        case "version.":
            return qsTr("Version: %1").arg(value);
        case "network.up":
            return qsTr("The network is connected");
        case "network.down":
            return qsTr("The network is not connected. Answers wait on this tablet.");
        case "network.unknown":
            return qsTr("Network: this tablet does not say");
        case "battery.":
            return qsTr("Battery: %1 %").arg(value);
        case "battery.charging":
            return qsTr("Battery: %1 %, charging").arg(value);
        case "battery.unknown":
            return qsTr("Battery: this tablet does not say");
        case "heat.":
            return qsTr("Warmth inside: %1 °C").arg(value);
        case "heat.unknown":
            return qsTr("Warmth inside: this tablet does not say");
        case "disk.":
            return qsTr("Room on the disk: %1 GB").arg(value);
        case "disk.unknown":
            return qsTr("Room on the disk: this tablet does not say");
        }
        return subject;
    }

    implicitHeight: line.implicitHeight

    Icon {
        id: mark
        anchors.left: parent.left
        y: (Theme.body * Theme.lineHeight - height) / 2
        opacity: root.concern ? 1 : 0
        name: "info"
    }
    BodyText {
        id: line
        anchors.left: mark.right
        anchors.leftMargin: Theme.grid * 2
        anchors.right: parent.right
        text: root.concern ? qsTr("Look at this: %1").arg(root.words) : root.words
        font.bold: root.concern
    }
}
