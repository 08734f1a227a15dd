import QtQuick
import ui.controls
import ui.patient

// A day, and below it the time for whoever knows it.
Column {
    id: root

    required property AskedMoment question

    spacing: Theme.gap

    DayEntry {
        question: root.question
        day: root.question.day
        onWritten: day => root.question.writeDay(day)
    }
    SmallText {
        topPadding: Theme.grid
        text: qsTr("And at what time? You can leave this empty.")
    }
    ClockEntry {
        clock: root.question.clock as Clock
    }
}
