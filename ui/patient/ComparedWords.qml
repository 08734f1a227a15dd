import QtQuick
import ui.controls

// One cell of a comparison; the aspect stands above it where no column says it.
Column {
    id: root

    required property string aspect
    required property string words

    SmallText {
        visible: text !== ""
        text: root.aspect
        lineHeight: Theme.lineHeightTight
        Accessible.ignored: true
    }
    BodyText {
        rightPadding: Theme.gap
        text: root.words
        lineHeight: Theme.lineHeightTight
        Accessible.ignored: true
    }
}
