import QtQuick

// Secondary words, never below 2.2 mm of x-height.
BodyText {
    color: Theme.soft
    font.pixelSize: Theme.small
}
