import QtQuick
import ui.controls
import ui.patient

// Puts the look that a patient chose on the theme.
Item {
    id: root

    required property Display display

    Binding {
        target: Theme
        property: "pixelsPerMm"
        value: root.display.pixelsPerMm
    }
    Binding {
        target: Theme
        property: "textScale"
        value: root.display.textSize / 100
    }
    Binding {
        target: Theme
        property: "scheme"
        value: root.display.theme
    }
    Binding {
        target: Theme
        property: "motion"
        value: root.display.motion
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.display.reducedMotion
    }
}
