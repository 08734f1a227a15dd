import QtQuick
import ui.controls

// A picture that belongs to a question, as large as there is room beside its words.
Item {
    id: root

    property string source
    property string alt
    readonly property bool drawn: source.endsWith(".svg") // in the colours of the ground

    width: parent?.width ?? implicitWidth
    implicitHeight: !visible ? 0 : drawn ? width * 3 / 4 : photo.implicitHeight > 0 ? Math.min(width * photo.implicitHeight / photo.implicitWidth, photo.implicitHeight * 2, Theme.mm(80)) : 0
    visible: source !== ""
    Accessible.role: Accessible.Graphic
    Accessible.name: alt
    Accessible.ignored: alt === ""

    Picture {
        anchors.fill: parent
        source: root.drawn ? root.source : ""
        Accessible.ignored: true
    }
    Image {
        id: photo
        anchors.fill: parent
        horizontalAlignment: Image.AlignLeft
        fillMode: Image.PreserveAspectFit
        source: root.drawn ? "" : root.source
        Accessible.ignored: true
    }
}
