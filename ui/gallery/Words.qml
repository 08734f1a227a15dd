import QtQuick
import ui.controls
import ui.patient

// What is read: words by size, notices, answers looked over, the trail, colors and icons.
Column {
    id: root

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap * 2

    Trail {
        width: parent.width
        chapters: ["Learn", "Questions", "Decide", "Sign"]
        present: 1
        words: "Question 3"
    }
    Heading {
        text: "A heading, 1.4 times the body"
    }
    QuestionText {
        text: "A question, 1.2 times the body"
    }
    BodyText {
        text: "The body: Chronic pain is pain that lasts 3 months or more. It can weigh on your mood. ¿Cuánto le duele?"
    }
    SmallText {
        text: "Small and quieter, for what helps to answer"
    }
    Notice {
        text: "A nurse has been told. Someone will come to you."
    }
    Advice {
        text: "Choose the answer that fits best."
    }
    AnswerCard {
        formTitle: "Your pain"
        question: "What number best describes your pain right now?"
        answer: "6"
    }
    AnswerCard {
        question: "How many drinks do you have on a usual day?"
        declined: true
    }
    Heading {
        text: "Colors"
    }
    Flow {
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: [["ground", Theme.ground, Theme.ink], ["card", Theme.card, Theme.ink], ["soft", Theme.ground, Theme.soft], ["accent", Theme.accent, Theme.accentText], ["tint", Theme.tint, Theme.tintText], ["sunken", Theme.sunken, Theme.ink]]

            Rectangle {
                id: swatch

                required property list<var> modelData

                width: Theme.body * 7
                height: Theme.target
                radius: Theme.radius
                color: modelData[1]
                border.width: Theme.outline
                border.color: Theme.line

                SmallText {
                    anchors.centerIn: parent
                    width: implicitWidth
                    text: swatch.modelData[0]
                    color: swatch.modelData[2]
                }
            }
        }
    }
    Heading {
        text: "Icons"
    }
    Flow {
        width: parent.width
        spacing: Theme.gap * 2

        Repeater {
            model: ["back", "next", "up", "down", "check", "bell", "language", "info", "hand", "pen", "keyboard", "delete", "shift"]

            Icon {
                required property string modelData

                width: Theme.target
                height: width
                name: modelData
            }
        }
    }
}
