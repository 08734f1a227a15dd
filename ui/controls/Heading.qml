import QtQuick

// The title of a screen.
BodyText {
    lineHeight: Theme.lineHeightTight
    font.pixelSize: Theme.title
    font.bold: true
    Accessible.role: Accessible.Heading
}
