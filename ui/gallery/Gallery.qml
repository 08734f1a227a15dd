import QtQuick
import ui.controls
import ui.gallery
import ui.patient

// Three pages of controls; the keys 1, 2 and 3 turn them, T and S change colors and sizes.
Window {
    id: root

    required property Display display
    property int page: 0
    readonly property list<string> themes: ["light", "dark", "contrast"]

    width: 1280
    height: 800
    color: Theme.ground
    title: "Intake Kiosk: gallery"

    Dress {
        display: root.display
    }
    Item {
        anchors.fill: parent
        focus: true
        Keys.onPressed: event => {
            if (event.key >= Qt.Key_1 && event.key <= Qt.Key_3)
                root.page = event.key - Qt.Key_1;
            else if (event.key === Qt.Key_T)
                root.display.chooseTheme(root.themes[(root.themes.indexOf(root.display.theme) + 1) % 3]);
            else if (event.key === Qt.Key_S)
                root.display.chooseTextSize(root.display.textSize === 200 ? 100 : root.display.textSize + 50);
        }

        PageScroller {
            anchors.fill: parent
            anchors.margins: Theme.margin
            columnWidth: width

            Words {
                visible: root.page === 0
            }
            Cards {
                visible: root.page === 1
            }
            Fields {
                visible: root.page === 2
            }
        }
    }
}
