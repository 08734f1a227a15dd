import ui.controls
import ui.patient

// A long scale, with words at its ends.
ScaleLine {
    id: root

    required property AskedSlider question

    label: question.text
    labels: question.labels
    unit: question.unit
    chosen: question.chosen
    lowLabel: question.lowLabel
    highLabel: question.highLabel
    onPicked: place => question.pick(place)
}
