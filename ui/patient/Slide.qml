import QtQuick
import ui.controls

// The one motion: along the trail; a short fade for those who do not want things to move.
NumberAnimation {
    property real off: 0 // where the screen comes from, or goes to, in pixels
    property bool leaving: false
    readonly property real away: Theme.reducedMotion ? 0 : off
    readonly property real here: Theme.reducedMotion ? 1 : 0

    property: Theme.reducedMotion ? "opacity" : "x"
    from: leaving ? here : away
    to: leaving ? away : here
    duration: Theme.reducedMotion ? Math.min(90, Theme.motion) : Theme.motion
    easing.type: Easing.OutCubic
}
