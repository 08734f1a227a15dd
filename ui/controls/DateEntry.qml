pragma ComponentBehavior: Bound
import QtQuick

// A date in three parts, in the order of the language; the month is chosen from twelve cards.
Column {
    id: root

    property string language: Qt.uiLanguage
    property alias day: dayField.text
    property int month: 0 // 1 to 12; 0: not chosen
    property alias year: yearField.text
    property bool choosingMonth: false
    readonly property bool monthFirst: language === "en"
    readonly property bool complete: day !== "" && month > 0 && year.length === 4
    // "1950-02-28", or "" while a part is missing; whether that day exists is for Python to say
    readonly property string iso: complete ? year + "-" + String(month).padStart(2, "0") + "-" + day.padStart(2, "0") : ""

    signal edited
    signal accepted

    function show(iso: string): void {
        if (iso === "")
            return;
        const parts = iso.split("-");
        root.year = parts[0];
        root.month = Number(parts[1]);
        root.day = String(Number(parts[2]));
    }
    function monthName(number: int): string {
        return Qt.locale(root.language).standaloneMonthName(number - 1, Locale.LongFormat);
    }

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap
    onIsoChanged: root.edited()

    Flow {
        visible: !root.choosingMonth
        width: parent.width
        spacing: Theme.gap

        DatePart {
            visible: root.monthFirst
            label: qsTr("Month")

            MonthButton {
                objectName: root.monthFirst ? "monthField" : ""
                picker: root
            }
        }
        DatePart {
            label: qsTr("Day")

            EntryField {
                id: dayField
                objectName: "dayField"
                width: Theme.mm(26) * Theme.body / (Theme.pixelsPerMm * 4.84)
                label: qsTr("Day")
                layout: "digits"
                maximumLength: 2
                validator: RegularExpressionValidator {
                    regularExpression: /\d{0,2}/
                }
                onAccepted: yearField.forceActiveFocus()
            }
        }
        DatePart {
            visible: !root.monthFirst
            label: qsTr("Month")

            MonthButton {
                objectName: root.monthFirst ? "" : "monthField"
                picker: root
            }
        }
        DatePart {
            label: qsTr("Year")

            EntryField {
                id: yearField
                objectName: "yearField"
                width: Theme.mm(36) * Theme.body / (Theme.pixelsPerMm * 4.84)
                label: qsTr("Year")
                layout: "digits"
                maximumLength: 4
                validator: RegularExpressionValidator {
                    regularExpression: /\d{0,4}/
                }
                onAccepted: root.accepted()
            }
        }
    }
    Grid {
        id: months
        visible: root.choosingMonth
        columns: width > Theme.body * 24 ? 4 : width > Theme.body * 18 ? 3 : 2
        spacing: Theme.gap
        width: parent.width

        Repeater {
            model: root.choosingMonth ? 12 : 0

            MonthCard {
                required property int index

                objectName: "month_" + (index + 1)
                width: (months.width - (months.columns - 1) * months.spacing) / months.columns
                text: root.monthName(index + 1)
                chosen: root.month === index + 1
                onClicked: {
                    root.month = index + 1;
                    root.choosingMonth = false;
                    (dayField.text === "" ? dayField : yearField).forceActiveFocus();
                }
            }
        }
    }
}
