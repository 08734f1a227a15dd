import QtQuick
import ui.controls
import ui.patient

// Before reading: are the headphones on? While reading: faster or slower, a blank screen, or no more.
Sheet {
    id: root

    required property ReadAloud readAloud
    readonly property bool choosing: readAloud.sheet === "choices"
    readonly property list<string> rates: ["slower", "normal", "faster"]

    objectName: "readAloudSheet"
    heading: {
        switch (readAloud.sheet) {
        case "headphones":
            return qsTr("Are your headphones on?");
        case "cannot":
            return qsTr("The tablet cannot read to you now.");
        }
        return qsTr("Reading is paused");
    }

    BodyText {
        visible: !root.choosing
        text: root.readAloud.sheet === "cannot" ? qsTr("A nurse can read to you. Press “Call a nurse” when you are back.") : qsTr("What is read to you may be private. With headphones, only you hear it.")
    }
    DisplayChoices {
        visible: root.choosing
        title: qsTr("How fast?")
        names: root.rates.map(rate => "rate_" + rate)
        words: [qsTr("Slower"), qsTr("Normal"), qsTr("Faster")]
        chosen: root.rates.indexOf(root.readAloud.rate)
        onPicked: number => root.readAloud.chooseRate(root.rates[number])
    }
    BigButton {
        objectName: "goOnReading"
        visible: root.readAloud.sheet !== "cannot"
        width: parent.width
        primary: true
        iconName: "speak"
        text: root.choosing ? qsTr("Go on reading") : qsTr("Yes, read to me")
        onClicked: root.readAloud.start()
    }
    BigButton {
        objectName: "blankScreen"
        visible: root.choosing
        width: parent.width
        text: root.readAloud.blank ? qsTr("Show the screen") : qsTr("Make the screen blank, so that nobody sees my answers")
        onClicked: root.readAloud.blank ? root.readAloud.showScreen() : root.readAloud.hideScreen()
    }
    BigButton {
        objectName: "stopReading"
        visible: root.choosing
        width: parent.width
        text: qsTr("Stop reading")
        onClicked: root.readAloud.stop()
    }
    BigButton {
        objectName: "closeReadAloud"
        visible: !root.choosing
        width: Math.min(implicitWidth, parent.width)
        iconName: "back"
        text: qsTr("Back to where I was")
        onClicked: root.readAloud.close()
    }
}
