import QtQuick

// The colours of one theme. Pairs of text and ground stand at 7:1 or more, outlines at 4:1.
QtObject {
    required property color ground // the page
    required property color card // what lies on it
    required property color sunken // under the keys of the keyboard
    required property color ink // words
    required property color soft // quieter words
    required property color accent // actions, and what is chosen
    required property color accentText // words on accent
    required property color tint // a chosen answer
    required property color tintText // words on it
    required property color tintAccent // its check mark
    required property color line // outlines of controls
    required property color clay // what a picture is about
    required property color focus // the ring around what the keyboard is on
}
