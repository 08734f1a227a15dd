import QtQuick
import ui.controls

// The words on one view of the body: which side is the patient's right, and what is shown.
Item {
    id: root

    required property bool fromBehind
    property string zone // of the body map; empty for the whole body
    property string title // of the zone
    readonly property bool whole: zone === ""
    readonly property bool sided: whole || !zone.includes("_") // it shows right and left
    readonly property bool outerRight: zone.endsWith(fromBehind ? "right" : "left")
    readonly property bool narrow: width < Theme.body * 20
    readonly property bool armed: zone.endsWith(".trunk") // its arms reach where the sides are told
    readonly property bool titled: narrow || !zone.includes(".arm") // above the drawing, not beside it
    readonly property real edge: whole ? Theme.grid : 0
    readonly property real wide: whole ? width / 2 - edge : width * 0.36
    readonly property real below: whole ? 0 : name.height + Theme.gap
    readonly property real sidesHigh: Math.max(right.height, left.height) + Theme.grid
    readonly property real band: whole ? sidesHigh : titled ? name.height + ((narrow || armed) && sided ? sidesHigh + Theme.gap : 0) : 0 // kept free

    QuestionText {
        id: name
        objectName: "zoneName"
        visible: !root.whole
        x: root.outerRight ? root.width - width : 0
        width: root.titled ? root.width : root.wide
        horizontalAlignment: root.outerRight ? Text.AlignRight : Text.AlignLeft
        text: root.title
    }
    SmallText {
        id: left
        visible: root.sided
        x: root.edge
        y: root.below
        width: root.wide
        color: Theme.ink
        text: root.fromBehind ? qsTr("Your left") : qsTr("Your right")
        font.bold: true
        lineHeight: Theme.lineHeightTight
    }
    SmallText {
        id: right
        visible: root.sided
        x: root.width - width - root.edge
        y: root.below
        width: root.wide
        color: Theme.ink
        horizontalAlignment: Text.AlignRight
        text: root.fromBehind ? qsTr("Your right") : qsTr("Your left")
        font.bold: true
        lineHeight: Theme.lineHeightTight
    }
    BodyText {
        visible: root.whole
        x: root.edge
        y: root.height - height
        width: root.wide
        text: root.fromBehind ? qsTr("Back", "of the body") : qsTr("Front", "of the body")
    }
}
