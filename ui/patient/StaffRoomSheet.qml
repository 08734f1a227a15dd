pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// How the tablet stands, and what staff can do about it.
Sheet {
    id: root

    required property StaffDoor door
    required property StaffRoom room
    required property PatientVisit visit
    property string asked // what is asked for once more before it is done: handOver, restart

    function words(told: string): string {
        switch (told) {
        case "":
            return "";
        case "saved":
            return qsTr("Saved without patient data: %1").arg(room.savedFile);
        case "brightness":
            return qsTr("The brightness cannot be set from here. Use the tablet’s own settings.");
        case "volume":
            return qsTr("The volume cannot be set from here. Use the tablet’s own keys.");
        }
        return qsTr("That could not be done. For IT: %1").arg(told);
    }

    objectName: "staffRoom"
    heading: asked === "handOver" ? qsTr("End this visit?") : asked === "restart" ? qsTr("Restart the application?") : qsTr("This tablet")

    Column {
        visible: root.asked !== ""
        width: parent.width
        spacing: Theme.gap

        BodyText {
            visible: root.room.isUnderWay
            text: root.asked === "restart" && root.room.outlivesRestart ? qsTr("The visit on this tablet is kept. After the restart the patient gives their birth date and goes on.") : root.visit.finishState === "cannot" ? qsTr("The answers on this tablet are not stored yet. They will be lost. Go back and try to send them first.") : qsTr("The answers that were not sent are removed from this tablet. Calls for help stay sent.")
        }
        OfferCard {
            objectName: "doIt"
            iconName: "check"
            text: root.asked === "restart" ? qsTr("Yes, restart") : qsTr("Yes, end this visit")
            onClicked: root.asked === "restart" ? root.room.restart() : root.room.handOver()
        }
        OfferCard {
            objectName: "leaveIt"
            iconName: "back"
            text: qsTr("No, leave it as it is")
            onClicked: root.asked = ""
        }
    }
    Column {
        visible: root.asked === ""
        width: parent.width
        spacing: Theme.gap

        BodyText {
            visible: root.room.looking
            text: qsTr("One moment…")
        }
        Column {
            objectName: "roomRows"
            visible: !root.room.looking
            width: parent.width
            spacing: Theme.grid

            Repeater {
                model: root.room.rows

                StatusLine {
                    width: parent?.width ?? 0
                }
            }
        }
        Notice {
            objectName: "roomNews"
            text: root.words(root.room.told)
        }
        OfferCard {
            objectName: "letTryAgain"
            visible: root.room.canTryAgain
            iconName: "again"
            text: qsTr("Let the patient try the birth date again")
            onClicked: root.room.letTryAgain()
        }
        OfferCard {
            objectName: "resume"
            visible: root.room.canResume
            iconName: "next"
            text: qsTr("Go on with this visit")
            note: qsTr("The patient gives their birth date first.")
            onClicked: root.room.resume()
        }
        OfferCard {
            objectName: "handOver"
            visible: root.room.isUnderWay
            iconName: "hand"
            text: qsTr("End this visit")
            note: qsTr("The tablet is ready for the next patient, and the desk is told.")
            onClicked: root.asked = "handOver"
        }
        Column {
            width: parent.width
            spacing: Theme.grid

            SmallText {
                text: qsTr("Language")
                font.bold: true
            }
            Flow {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: root.visit.languages

                    BigButton {
                        required property string modelData

                        objectName: "staff_" + modelData
                        iconName: root.visit.language === modelData ? "check" : "language"
                        text: root.visit.nameOf(modelData)
                        onClicked: root.room.chooseLanguage(modelData)
                    }
                }
            }
        }
        StaffLevel {
            title: qsTr("Brightness")
            perCent: root.room.brightness
            less: qsTr("Darker")
            lessName: "darker"
            more: qsTr("Lighter")
            moreName: "lighter"
            onTurned: steps => root.room.light(steps)
        }
        StaffLevel {
            title: qsTr("Volume")
            perCent: root.room.volume
            less: qsTr("Quieter")
            lessName: "quieter"
            more: qsTr("Louder")
            moreName: "louder"
            onTurned: steps => root.room.sound(steps)
        }
        SmallText {
            visible: text !== ""
            text: {
                if (root.room.brightness < 0)
                    return root.room.volume < 0 ? qsTr("Set volume and brightness with the tablet’s own keys.") : qsTr("Set the brightness with the tablet’s own keys.");
                return root.room.volume < 0 ? qsTr("Set the volume with the tablet’s own keys.") : "";
            }
        }
        OfferCard {
            objectName: "saveDiagnostics"
            iconName: "paper"
            text: qsTr("Save a report for IT")
            note: qsTr("Counts and codes, no patient data.")
            onClicked: root.room.saveDiagnostics()
        }
        OfferCard {
            objectName: "restart"
            iconName: "again"
            text: qsTr("Restart the application")
            onClicked: root.asked = "restart"
        }
        OfferCard {
            objectName: "closeRoom"
            iconName: "back"
            text: qsTr("Shut the staff door")
            onClicked: root.door.shut()
        }
    }
}
