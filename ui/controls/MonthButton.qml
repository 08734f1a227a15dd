import QtQuick

// Shows the chosen month and opens the cards that choose it.
BigButton {
    id: root

    required property DateEntry picker

    implicitWidth: Theme.body * 8.5
    text: picker.month > 0 ? picker.monthName(picker.month) : qsTr("Choose")
    iconName: "down"
    Accessible.name: qsTr("Month") + ", " + text
    onClicked: {
        root.forceActiveFocus();
        picker.choosingMonth = !picker.choosingMonth;
    }
}
