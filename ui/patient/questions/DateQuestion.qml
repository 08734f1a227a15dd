// A day.

DayEntry {
    day: question.typed
    onWritten: day => question.write(day)
}
