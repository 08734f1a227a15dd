import QtQuick
import ui.controls

// What every step is built on: a picture, a heading and content that scrolls, and the main action
// that the frame shows bottom right. A step with pages inside sets `handlesBack`.
Item {
    id: root

    property string heading
    property url picture
    property string pictureAlt
    property string mainText: qsTr("Next")
    property string mainIcon: "next"
    property bool mainEnabled: true
    property bool mainVisible: true
    property bool backVisible: true
    property bool handlesBack: false // Back is told to this page by `back`, not to the visit
    property bool trailVisible: true
    property string progress // in words, where the step knows better than "Step x of y"
    property bool centred: false // for the quiet pages at both ends
    property bool wide: false // use all the width there is, for long scales
    readonly property bool portrait: Window.height > Window.width // the keyboard does not turn it
    readonly property real drawn: portrait ? Math.min(width - Theme.margin * 2, height * 0.4) : Math.min((width - Theme.margin * 3) * 5 / 12, height * 4 / 3)
    readonly property bool pictured: picture.toString() !== ""
    default property alias content: inside.data

    signal main
    signal back
    signal turned // another page inside the step

    function toTop(): void {
        root.turned();
        scroller.toTop();
    }
    function reveal(item: Item): void {
        scroller.reveal(item);
    }
    function show(item: Item): void {
        scroller.show(item);
    }

    PageScroller {
        id: scroller
        readonly property real start: root.pictured && !root.portrait ? drawing.width + Theme.margin * 2 : Theme.margin
        anchors.left: parent.left
        anchors.leftMargin: start
        y: root.pictured && root.portrait ? drawing.y + drawing.height + Theme.grid * 2 : 0
        width: root.width - start - Theme.margin
        height: root.height - y
        centred: root.centred && !(root.portrait && root.pictured)
        columnWidth: root.wide ? width : Theme.column

        Heading {
            id: title
            visible: text !== ""
            text: root.heading
            bottomPadding: Theme.grid
        }
        Column {
            id: inside
            width: parent.width
            spacing: Theme.gap
        }
    }
    Picture {
        id: drawing // told after the words
        visible: root.pictured
        anchors.left: parent.left
        anchors.leftMargin: root.portrait ? (root.width - width) / 2 : Theme.margin
        y: root.portrait ? Theme.grid : (root.height - height) / 2
        width: root.drawn
        height: root.drawn * 3 / 4
        source: root.picture
        alt: root.pictureAlt
    }
}
