import QtQuick
import ui.controls
import ui.patient

// Hour and minutes to type, and the half of the day to choose.
Flow {
    id: root

    required property Clock clock
    readonly property real fieldWidth: Theme.mm(26) * Theme.body / (Theme.pixelsPerMm * 4.84)

    function write(): void {
        root.clock.write(hourField.text, minuteField.text);
    }

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    DatePart {
        label: qsTr("Hour")

        EntryField {
            id: hourField
            objectName: "hourField"
            width: root.fieldWidth
            label: qsTr("Hour")
            layout: "digits"
            maximumLength: 2
            text: root.clock.hour
            validator: RegularExpressionValidator {
                regularExpression: /\d{0,2}/
            }
            onTextChanged: root.write()
            onAccepted: minuteField.forceActiveFocus()
        }
    }
    DatePart {
        label: qsTr("Minutes")

        EntryField {
            id: minuteField
            objectName: "minuteField"
            width: root.fieldWidth
            label: qsTr("Minutes")
            layout: "digits"
            maximumLength: 2
            text: root.clock.minute
            validator: RegularExpressionValidator {
                regularExpression: /\d{0,2}/
            }
            onTextChanged: root.write()
        }
    }
    DatePart {
        visible: root.clock.halves
        label: y > 0 ? "" : " " // beside the fields, not beside their names

        Row {
            spacing: Theme.gap

            ChoiceCard {
                objectName: "morning"
                width: Math.max(Theme.mm(22), natural)
                height: hourField.height
                verticalPadding: Theme.grid
                text: root.clock.morning
                chosen: root.clock.half === "am"
                onClicked: root.clock.choose("am")
            }
            ChoiceCard {
                objectName: "afternoon"
                width: Math.max(Theme.mm(22), natural)
                height: hourField.height
                verticalPadding: Theme.grid
                text: root.clock.afternoon
                chosen: root.clock.half === "pm"
                onClicked: root.clock.choose("pm")
            }
        }
    }
}
