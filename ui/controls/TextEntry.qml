import QtQuick

// A label and the line to type in below it.
Column {
    id: root

    property string label
    property string fieldName // objectName of the field, for tests and walkthrough
    property alias text: field.text
    property alias layout: field.layout
    property alias maximumLength: field.maximumLength
    property alias placeholder: field.placeholderText
    property alias field: field

    signal edited(string text)
    signal accepted

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    BodyText {
        text: root.label
        visible: text !== ""
        Accessible.ignored: true
    }
    EntryField {
        id: field
        objectName: root.fieldName
        width: parent.width
        label: root.label
        onTextChanged: if (activeFocus)
            root.edited(text)
        onAccepted: root.accepted()
    }
}
