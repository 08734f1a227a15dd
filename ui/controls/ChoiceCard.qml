import QtQuick
import QtQuick.Templates as T

// One answer: the whole card is the target; chosen is tint, outline and check mark together.
T.AbstractButton {
    id: root

    property bool chosen: false
    property bool several: false // more than one card may be chosen: a check box to assistive tools
    property string note // a smaller second line
    property string picture // before the words; its address
    readonly property real natural: metrics.advanceWidth + words.start + Theme.icon + Theme.grid * 3 + leftPadding + rightPadding

    width: parent?.width ?? implicitWidth
    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.target, inside.implicitHeight + topPadding + bottomPadding)
    padding: Theme.grid * 2
    leftPadding: Theme.grid * 3
    rightPadding: Theme.grid * 3
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.note === "" ? root.text : root.text + ". " + root.note
    Accessible.role: root.several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.onToggleAction: root.click()
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: Item {
        id: inside
        implicitHeight: Math.max(words.implicitHeight, drawing.height)

        TextMetrics {
            id: metrics
            text: root.text
            font.family: Theme.family
            font.pixelSize: Theme.body
        }
        Picture {
            id: drawing
            visible: root.picture !== ""
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Theme.mm(32), parent.width * 0.35)
            height: visible ? Theme.mm(24) : 0
            source: root.picture
        }
        Column {
            id: words
            readonly property real start: drawing.visible ? drawing.width + Theme.grid * 2 : 0
            anchors.left: parent.left
            anchors.leftMargin: start
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - start - Theme.icon - Theme.grid * 2

            BodyText {
                text: root.text
                color: root.chosen ? Theme.tintText : Theme.ink
                lineHeight: Theme.lineHeightTight
                Accessible.ignored: true
            }
            SmallText {
                visible: root.note !== ""
                text: root.note
                color: root.chosen ? Theme.tintText : Theme.soft
                lineHeight: Theme.lineHeightTight
                Accessible.ignored: true
            }
        }
        Icon {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "check"
            color: Theme.tintAccent
            visible: root.chosen
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? Theme.tint : Theme.card
        border.width: root.chosen || root.down ? Theme.outlineChosen : Theme.outline
        border.color: root.chosen ? Theme.accent : Theme.line

        FocusRing {
            shown: root.visualFocus
        }
    }
}
