import ui.patient

// A time of day in its parts.
ClockEntry {
    id: root

    required property AskedTime question

    clock: question.clock as Clock
}
