import QtQuick
import ui.controls
import ui.patient

// A whole number on a short scale, with words at its ends.
ScaleCells {
    id: root

    required property AskedScale question

    from: question.minimum
    to: question.maximum
    value: question.number
    lowLabel: question.lowLabel
    highLabel: question.highLabel
    onPicked: number => question.pick(number)
}
