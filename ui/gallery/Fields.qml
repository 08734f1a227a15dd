import QtQuick
import ui.controls
import ui.gallery

// What is typed into.
Column {
    id: root

    width: parent?.width ?? implicitWidth
    spacing: Theme.gap * 2

    Heading {
        text: "Fields"
    }
    Flow {
        width: parent.width
        spacing: Theme.gap * 2

        Specimen {
            caption: "empty"

            EntryField {
                width: parent?.width ?? implicitWidth
                label: "Family name"
            }
        }
        Specimen {
            caption: "typed"

            EntryField {
                width: parent?.width ?? implicitWidth
                label: "Family name"
                text: "Núñez-O’Hara"
            }
        }
        Specimen {
            caption: "with its label"

            TextEntry {
                label: "Family name"
                text: "Example"
            }
        }
        Specimen {
            caption: "several lines"

            EntryArea {
                width: parent?.width ?? implicitWidth
                label: "What happened?"
                text: "I felt as if I was floating.\nIt stopped after an hour."
            }
        }
    }
    Heading {
        text: "Date"
    }
    DateEntry {
        day: "12"
        month: 4
        year: "1957"
    }
    DateEntry {
        choosingMonth: true
        month: 4
    }
}
