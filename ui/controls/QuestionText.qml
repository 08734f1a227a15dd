import QtQuick

// The question that the cards below it answer.
BodyText {
    lineHeight: Theme.lineHeightTight
    font.pixelSize: Theme.question
    font.bold: true
    Accessible.role: Accessible.Heading
}
