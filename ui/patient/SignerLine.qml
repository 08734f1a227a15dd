import QtQuick
import ui.controls
import ui.patient

// One line about somebody besides the patient.
TextEntry {
    id: root

    required property Signers signers
    required property string about // as signers.py names it

    fieldName: about + "Line"
    layout: "name"
    maximumLength: 120
    Component.onCompleted: text = signers.typed(about)
    onVisibleChanged: if (visible)
        text = signers.typed(about)
    onEdited: text => signers.type(about, text)
}
