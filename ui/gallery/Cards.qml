import QtQuick
import ui.controls
import ui.gallery
import ui.patient

// What is tapped: buttons, cards, cells, and the keys of the keyboard.
Column {
    id: root

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap * 2

    Heading {
        text: "Buttons"
    }
    Flow {
        width: parent.width
        spacing: Theme.gap * 2

        Specimen {
            caption: "main action"

            BigButton {
                primary: true
                text: "Next"
                iconName: "next"
            }
        }
        Specimen {
            caption: "main action, focus"
            focused: true

            BigButton {
                primary: true
                text: "Next"
                iconName: "next"
            }
        }
        Specimen {
            caption: "main action, pressed"

            BigButton {
                primary: true
                down: true
                text: "Next"
                iconName: "next"
            }
        }
        Specimen {
            caption: "main action, not yet"

            BigButton {
                primary: true
                enabled: false
                text: "Next"
                iconName: "next"
            }
        }
        Specimen {
            caption: "quiet"

            BigButton {
                text: "Call a nurse"
                iconName: "bell"
            }
        }
        Specimen {
            caption: "quiet, focus"
            focused: true

            BigButton {
                text: "Call a nurse"
                iconName: "bell"
            }
        }
        Specimen {
            caption: "quiet, pressed"

            BigButton {
                down: true
                text: "Call a nurse"
                iconName: "bell"
            }
        }
    }
    Heading {
        text: "Answers"
    }
    Flow {
        width: parent.width
        spacing: Theme.gap * 2

        Specimen {
            caption: "not chosen"

            ChoiceCard {
                text: "Several days"
            }
        }
        Specimen {
            caption: "chosen"

            ChoiceCard {
                text: "Several days"
                chosen: true
            }
        }
        Specimen {
            caption: "focus"
            focused: true

            ChoiceCard {
                text: "Several days"
            }
        }
        Specimen {
            caption: "pressed"

            ChoiceCard {
                text: "Several days"
                down: true
            }
        }
        Specimen {
            caption: "two lines, chosen"

            ChoiceCard {
                text: "A blood thinner"
                note: "Such as warfarin or apixaban"
                chosen: true
            }
        }
        Specimen {
            caption: "pair"
            width: Theme.column

            ChoicePair {
                firstText: "Yes"
                secondText: "No"
                secondChosen: true
            }
        }
    }
    Heading {
        text: "Scale"
    }
    ScaleCells {
        labels: Array.from({
            length: 11
        }, (_one, place) => String(place))
        chosen: 4
        lowLabel: "No pain"
        highLabel: "Pain as bad as you can imagine"
    }
    Flow {
        width: parent.width
        spacing: Theme.gap * 2

        Specimen {
            caption: "line, not touched yet"
            width: Theme.column

            ScaleLine {
                labels: ["0", "25", "50", "75", "100"]
                lowLabel: "No pain"
                highLabel: "Pain as bad as you can imagine"
            }
        }
        Specimen {
            caption: "line, chosen"
            width: Theme.column

            ScaleLine {
                labels: ["0", "25", "50", "75", "100"]
                chosen: 3
                unit: "%"
            }
        }
    }
    Heading {
        text: "Keyboard"
    }
    OnScreenKeyboard {
        width: parent.width
    }
}
