pragma Singleton
import QtQuick

// The look, in one place: colours, and sizes in millimetres on the screen that is configured.
QtObject {
    id: theme

    property real pixelsPerMm: 5.9
    property real textScale: 1
    property bool highContrast: false
    property int motion: 160

    readonly property color ground: highContrast ? "#000000" : "#FAF7F2"
    readonly property color card: highContrast ? "#000000" : "#FFFFFF"
    readonly property color ink: highContrast ? "#FFFFFF" : "#1B2530"
    readonly property color soft: highContrast ? "#FFFFFF" : "#414B57"
    readonly property color accent: highContrast ? "#FFFFFF" : "#0A4F5C"
    readonly property color accentText: highContrast ? "#000000" : "#FFFFFF"
    readonly property color tint: highContrast ? "#FFFFFF" : "#DDEDEE"
    readonly property color tintText: highContrast ? "#000000" : "#1B2530"
    readonly property color line: highContrast ? "#FFFFFF" : "#6F7A86"
    readonly property color paperLine: "#6F7A86" // the line to sign on: paper is white in every theme
    readonly property color clay: highContrast ? "#FFFFFF" : "#C4704A"
    readonly property color focus: highContrast ? "#FFD400" : "#1B2530"

    readonly property string family: "Atkinson Hyperlegible"
    // x-height of the body: 2.4, 3.2 and 4.2 mm at 100, 150 and 200 %
    readonly property real xHeight: textScale <= 1.5 ? 2.4 + (textScale - 1) * 1.6 : 3.2 + (textScale - 1.5) * 2
    readonly property real bodyExact: xHeight / 0.496 * pixelsPerMm // Atkinson: x-height is 0.496 em
    readonly property int body: Math.round(bodyExact)
    readonly property int small: Math.round(bodyExact * 2.2 / 2.4)
    readonly property int question: Math.round(bodyExact * 1.2)
    readonly property int title: Math.round(bodyExact * 1.4)
    readonly property real lineHeight: 1.12 // of the font's own 1.25 em: lines stand 1.4 em apart
    readonly property real lineHeightTight: 1.15
    readonly property int column: Math.round(bodyExact * 27) // about 60 characters

    readonly property int grid: Math.max(4, Math.round(1.36 * pixelsPerMm)) // 8 units at 10 inches
    readonly property int target: Math.round(15 * pixelsPerMm)
    readonly property int key: Math.round(11 * pixelsPerMm)
    readonly property int gap: Math.round(3 * pixelsPerMm)
    readonly property int margin: grid * 4
    readonly property int outline: Math.max(2, Math.round(0.34 * pixelsPerMm))
    readonly property int outlineChosen: Math.max(3, Math.round(0.51 * pixelsPerMm))
    readonly property int radius: Math.round(grid * 1.5)
    readonly property int icon: Math.round(body * 1.1)

    function mm(millimetres: real): real {
        return Math.round(millimetres * pixelsPerMm);
    }
}
