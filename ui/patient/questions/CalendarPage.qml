pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// One month, a cell for each day; above it the ways to other months and years.
Column {
    id: root

    required property Calendar calendar
    readonly property real cell: (width - 6 * Theme.gap) / 7

    signal chosen

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap

    QuestionText {
        objectName: "calendarMonth"
        text: root.calendar.month
        horizontalAlignment: Text.AlignHCenter
        onTextChanged: () => Accessible.announce(text)
    }
    Grid {
        id: ways
        columns: widest <= (root.width - 3 * spacing) / 4 ? 4 : 2
        spacing: Theme.gap
        readonly property real widest: Math.max(month.leastWidth, year.leastWidth) + month.iconWidth
        readonly property real part: (root.width - (columns - 1) * spacing) / columns

        CalendarButton {
            id: month
            objectName: "monthBefore"
            width: ways.part
            iconName: "back"
            text: qsTr("Month")
            Accessible.name: qsTr("Month before")
            onClicked: root.calendar.turn(-1)
        }
        CalendarButton {
            objectName: "monthAfter"
            width: ways.part
            iconName: "next"
            text: qsTr("Month")
            Accessible.name: qsTr("Month after")
            onClicked: root.calendar.turn(1)
        }
        CalendarButton {
            id: year
            objectName: "yearBefore"
            width: ways.part
            iconName: "back"
            text: qsTr("Year")
            Accessible.name: qsTr("Year before")
            onClicked: root.calendar.turn(-12)
        }
        CalendarButton {
            objectName: "yearAfter"
            width: ways.part
            iconName: "next"
            text: qsTr("Year")
            Accessible.name: qsTr("Year after")
            onClicked: root.calendar.turn(12)
        }
    }
    Row {
        spacing: Theme.gap

        Repeater {
            model: root.calendar.weekdays

            SmallText {
                required property string modelData

                width: root.cell
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(4)
                text: modelData
            }
        }
    }
    Grid {
        columns: 7
        spacing: Theme.gap

        Repeater {
            model: root.calendar.days

            ScaleCell {
                required property string number
                required property string name
                required property bool open
                required today
                required chosen

                objectName: "day_" + number
                width: root.cell
                text: number
                opacity: number === "" ? 0 : 1
                enabled: open
                Accessible.ignored: number === ""
                Accessible.name: today ? qsTr("%1, today").arg(name) : name
                onClicked: {
                    root.calendar.choose(number);
                    root.chosen();
                }
            }
        }
    }
}
