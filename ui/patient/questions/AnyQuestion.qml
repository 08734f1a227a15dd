pragma ComponentBehavior: Bound
import QtQuick
import ui.patient

// The way to answer that fits the kind of question.
Loader {
    id: root

    required property Question question

    width: parent?.width ?? implicitWidth
    sourceComponent: {
        switch (root.question.kind) {
        case "choice":
        case "several":
            return choice;
        case "yes-no":
            return yesNo;
        case "scale":
            return scale;
        case "number":
            return number;
        case "text":
            return words;
        case "date":
            return day;
        }
        return display;
    }

    Component {
        id: choice

        ChoiceQuestion {
            question: root.question
        }
    }
    Component {
        id: yesNo

        YesNoQuestion {
            question: root.question
        }
    }
    Component {
        id: scale

        ScaleQuestion {
            question: root.question
        }
    }
    Component {
        id: number

        NumberQuestion {
            question: root.question
        }
    }
    Component {
        id: words

        TextQuestion {
            question: root.question
        }
    }
    Component {
        id: day

        DateQuestion {
            question: root.question
        }
    }
    Component {
        id: display

        DisplayQuestion {
            question: root.question
        }
    }
}
