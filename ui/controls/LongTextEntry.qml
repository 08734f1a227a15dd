import QtQuick

// A label and room for several lines below it.
Column {
    id: root

    property string label
    property string fieldName
    property alias text: field.text
    property alias maximumLength: field.maximumLength
    property alias field: field

    signal edited(string text)

    width: parent?.width ?? implicitWidth
    spacing: Theme.grid

    BodyText {
        text: root.label
        visible: text !== ""
        Accessible.ignored: true
    }
    EntryArea {
        id: field
        objectName: root.fieldName
        width: parent.width
        label: root.label
        onTextChanged: if (activeFocus)
            root.edited(text)
    }
}
