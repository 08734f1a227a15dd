pragma Singleton
import QtQuick

// The look, in one place: colours, and sizes in millimetres on the screen that is configured.
QtObject {
    id: theme

    property real pixelsPerMm: 5.9
    property real textScale: 1
    property string scheme: "light" // light, dark or contrast
    readonly property bool highContrast: scheme === "contrast"
    property int motion: 160
    property bool reducedMotion: false // screens fade, and nothing moves

    readonly property ThemeColors colors: highContrast ? contrastColors : scheme === "dark" ? darkColors : lightColors
    readonly property color ground: colors.ground
    readonly property color card: colors.card
    readonly property color sunken: colors.sunken
    readonly property color ink: colors.ink
    readonly property color soft: colors.soft
    readonly property color accent: colors.accent
    readonly property color accentText: colors.accentText
    readonly property color tint: colors.tint
    readonly property color tintText: colors.tintText
    readonly property color tintAccent: colors.tintAccent
    readonly property color line: colors.line
    readonly property color clay: colors.clay
    readonly property color focus: colors.focus
    readonly property color paperLine: "#6F7A86" // the line to sign on: paper is white in every theme

    readonly property ThemeColors lightColors: ThemeColors {
        ground: "#FAF7F2"
        card: "#FFFFFF"
        sunken: "#E4E0D8"
        ink: "#1B2530"
        soft: "#414B57"
        accent: "#0A4F5C"
        accentText: "#FFFFFF"
        tint: "#DDEDEE"
        tintText: "#1B2530"
        tintAccent: "#0A4F5C"
        line: "#606B77"
        clay: "#C4704A"
        focus: "#1B2530"
    }
    readonly property ThemeColors darkColors: ThemeColors {
        ground: "#12181F"
        card: "#1C242D"
        sunken: "#0B0F14"
        ink: "#F3F0EA"
        soft: "#C6CDD4"
        accent: "#8FD3DC"
        accentText: "#06222A"
        tint: "#17343A"
        tintText: "#F3F0EA"
        tintAccent: "#8FD3DC"
        line: "#8B97A3"
        clay: "#E3A07F"
        focus: "#F3F0EA"
    }
    readonly property ThemeColors contrastColors: ThemeColors {
        ground: "#000000"
        card: "#000000"
        sunken: "#000000"
        ink: "#FFFFFF"
        soft: "#FFFFFF"
        accent: "#FFFFFF"
        accentText: "#000000"
        tint: "#FFFFFF"
        tintText: "#000000"
        tintAccent: "#000000"
        line: "#FFFFFF"
        clay: "#FFFFFF"
        focus: "#FFD400"
    }

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
