pragma ComponentBehavior: Bound
import QtQuick
import ui.controls
import ui.patient

// The drawing: front and back, or one zone enlarged. Sides are the patient's own, and say so.
Item {
    id: root

    required property AskedBodyMap question
    readonly property bool whole: question.zone === ""
    readonly property bool stacked: whole && width < Theme.body * 20
    property bool byKey: false // a zone was opened with a key: the focus goes into it

    function openByKey(key: string): void {
        byKey = whole;
        if (whole)
            question.enlarge(key);
        else
            question.touch(key);
    }

    width: parent?.width ?? implicitWidth
    readonly property real roomy: Math.min(width * 0.82, Window.height * (Window.height > Window.width ? 0.43 : 0.7))

    // both views side by side have the words inside their room, and still parts that a finger hits
    implicitHeight: whole && !stacked ? Math.max(Theme.target * 5.9 + front.band, roomy) : (stacked ? 2 : 1) * ((front.narrow ? front.band : 0) + Math.max(Theme.target * 6.2, roomy))

    BodyFigure {
        id: figure
        anchors.fill: parent
        question: root.question
        theme: Theme
        stacked: root.stacked
        band: front.band

        Connections {
            target: Theme
            function onColorsChanged(): void {
                figure.follow();
            }
        }
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: point => figure.touchAt(point.position.x, point.position.y)
        }
        Repeater {
            id: targets
            model: figure.targets
            onItemAdded: (index, item) => {
                if (index === 0 && root.byKey)
                    item.forceActiveFocus(Qt.TabFocusReason);
                root.byKey = false;
            }

            BodyTarget {
                whole: root.whole
                onActed: key => root.openByKey(key)
            }
        }
    }
    BodySides {
        id: front
        width: root.whole && !root.stacked ? root.width / 2 : root.width
        height: root.stacked ? root.height / 2 : root.height
        fromBehind: !root.whole && root.question.fromBehind
        zone: root.question.zone
        title: root.question.zoneName
    }
    BodySides {
        visible: root.whole
        x: root.stacked ? 0 : root.width / 2
        y: root.stacked ? root.height / 2 : 0
        width: front.width
        height: front.height
        fromBehind: true
    }
    Rectangle {
        visible: root.whole
        x: root.stacked ? 0 : root.width / 2
        y: root.stacked ? root.height / 2 : 0
        width: root.stacked ? root.width : 1
        height: root.stacked ? 1 : root.height
        color: Theme.line
    }
}
