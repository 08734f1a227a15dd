import QtQuick
import ui.controls

// One aspect of one choice: its name, and what is known of it.
Column {
    id: root

    required property string aspect
    required property string words

    SmallText {
        text: root.aspect
        lineHeight: Theme.lineHeightTight
        Accessible.ignored: true
    }
    BodyText {
        text: root.words
        lineHeight: Theme.lineHeightTight
        Accessible.ignored: true
    }
}
