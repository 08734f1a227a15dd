pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// A day in three parts, or from the calendar that opens below them.
Column {
    id: root

    required property AskedDate question
    required property string day // what stands there, as YYYY-MM-DD
    property bool filling: false // by us, not by the patient
    property bool open: false

    signal written(string day)

    function fill(): void {
        filling = true;
        const found = day.split("-");
        parts.year = found.length === 3 ? found[0] : "";
        parts.month = found.length === 3 ? Number(found[1]) : 0;
        parts.day = found.length === 3 ? String(Number(found[2])) : "";
        filling = false;
    }

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap
    Component.onCompleted: fill()

    Connections {
        target: root.question
        function onShown(): void {
            root.fill();
        }
    }
    DateEntry {
        id: parts
        visible: !root.open
        onEdited: if (!root.filling)
            root.written(iso)
    }
    BigButton {
        id: opener
        objectName: "openCalendar"
        width: Math.min(implicitWidth, parent.width)
        opened: root.open ? page : null
        iconName: root.open ? "up" : "down"
        text: root.open ? qsTr("Close the calendar") : qsTr("Open a calendar")
        onClicked: {
            root.open = !root.open;
            forceActiveFocus(Qt.TabFocusReason);
        }
    }
    Loader {
        id: page
        width: parent.width
        active: root.open
        visible: active
        sourceComponent: CalendarPage {
            calendar: root.question.calendar as Calendar
            onChosen: {
                root.open = false;
                opener.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
}
