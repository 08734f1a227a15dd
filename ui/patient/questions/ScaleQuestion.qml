import ui.controls
import ui.patient

// A short scale, with words at its ends.
ScaleCells {
    id: root

    required property AskedScale question

    labels: question.labels
    chosen: question.chosen
    lowLabel: question.lowLabel
    highLabel: question.highLabel
    onPicked: place => question.pick(place)
}
