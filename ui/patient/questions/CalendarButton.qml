import ui.controls

// A way to another month; held down it goes on.
BigButton {
    leftPadding: Theme.grid
    rightPadding: Theme.grid
    autoRepeat: true
}
