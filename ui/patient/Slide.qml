import QtQuick
import ui.controls

// The one motion: along the trail.
NumberAnimation {
    property: "x"
    duration: Theme.motion
    easing.type: Easing.OutCubic
}
