import QtQuick
import ui.patient

// The way to answer that fits the kind of question: a new one for each question.
Loader {
    id: root

    required property Question question

    width: parent?.width ?? implicitWidth
    onQuestionChanged: setSource(Qt.resolvedUrl(question.control), {
        question: root.question
    })
}
