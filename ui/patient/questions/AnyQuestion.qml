import QtQuick
import ui.patient

// The way to answer that fits the kind of question: a new one for each question. `aside` shows what
// belongs to the answer and stands under the question where there is room beside it.
Loader {
    id: root

    required property Question question
    property bool aside: false

    width: parent?.width ?? implicitWidth
    visible: source.toString() !== ""
    onQuestionChanged: {
        const file = aside ? question.aside : question.control;
        if (file === "")
            setSource("");
        else
            setSource(Qt.resolvedUrl(file), {
                question: root.question
            });
    }
}
