import QtQuick
import ui.controls
import ui.patient

// A day in three parts; what stood there before is filled in when the question is shown.
DateEntry {
    id: root

    required property AskedDate question
    property bool filling: false // by us, not by the patient

    function fill(): void {
        filling = true;
        const parts = question.typed.split("-");
        year = parts.length === 3 ? parts[0] : "";
        month = parts.length === 3 ? Number(parts[1]) : 0;
        day = parts.length === 3 ? String(Number(parts[2])) : "";
        filling = false;
    }

    onEdited: if (!filling)
        question.write(iso)
    Component.onCompleted: fill()

    Connections {
        target: root.question
        function onShown(): void {
            root.fill();
        }
    }
}
