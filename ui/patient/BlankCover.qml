import QtQuick
import QtQuick.Templates as T
import ui.controls
import ui.patient

// Shows nothing of the screen under it, for a patient who listens; that screen is heard, touched
// and tabbed through as before. Only the top edge is its own. Black in every theme.
Rectangle {
    id: root

    required property ReadAloud readAloud

    objectName: "blankCover"
    color: "#000000"

    T.AbstractButton {
        id: edge
        objectName: "showScreen"
        width: parent.width
        implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.grid * 2)
        focusPolicy: Qt.StrongFocus
        text: qsTr("Show the screen")
        Accessible.name: text
        Accessible.role: Accessible.Button
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        onClicked: root.readAloud.showScreen()

        contentItem: Text {
            id: words
            text: edge.text
            color: "#FFFFFF"
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font.family: Theme.family
            font.pixelSize: Theme.body
            Accessible.ignored: true
        }
        background: Rectangle {
            color: root.color
            border.color: "#FFFFFF"
            border.width: edge.visualFocus ? Theme.outlineChosen * 2 : Theme.outline
        }
    }
    Text {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.margin * 2, Theme.column)
        text: qsTr("The screen is blank for privacy. Touch a thing to hear it, touch it again to press it. To see the screen, touch the top edge twice.")
        color: "#FFFFFF"
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        lineHeight: Theme.lineHeight
        font.family: Theme.family
        font.pixelSize: Theme.body
        Accessible.ignored: true
    }
}
