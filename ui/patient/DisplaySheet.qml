pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// Larger words, other colors, less movement: each choice shows at once what it does.
Sheet {
    id: root

    required property Display display

    signal done

    heading: qsTr("How should the screen look?")

    DisplayChoices {
        title: qsTr("Words")
        names: ["textSize_100", "textSize_150", "textSize_200"]
        words: [qsTr("Usual"), qsTr("Larger"), qsTr("Largest")]
        chosen: (root.display.textSize - 100) / 50
        onPicked: number => root.display.chooseTextSize(100 + number * 50)
    }
    DisplayChoices {
        readonly property list<string> themes: ["light", "dark", "contrast"]

        title: qsTr("Colors")
        names: themes.map(theme => "theme_" + theme)
        words: [qsTr("Light"), qsTr("Dark"), qsTr("Black and white")]
        chosen: themes.indexOf(root.display.theme)
        onPicked: number => root.display.chooseTheme(themes[number])
    }
    ChoiceCard {
        objectName: "reduceMotion"
        text: qsTr("Less movement on the screen")
        several: true
        chosen: root.display.reducedMotion
        onClicked: root.display.reduceMotion(!chosen)
    }
    BigButton {
        objectName: "closeDisplay"
        anchors.left: parent.left
        width: Math.min(implicitWidth, parent.width)
        text: qsTr("Back to where I was")
        iconName: "back"
        onClicked: root.done()
    }
}
