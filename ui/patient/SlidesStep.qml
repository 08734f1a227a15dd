import QtQuick
import ui.controls
import ui.patient

// One slide: picture, words, more for those who want it, and a mark for the talk with the nurse.
StepPage {
    id: root

    required property Slides slides
    readonly property bool large: Theme.textScale > 1.4 // large words need the whole width
    readonly property bool scrolls: slides.comparing || large // the picture, with the words
    readonly property bool below: portrait || large

    picture: scrolls ? "" : slides.picture
    pictureAlt: slides.alt
    wide: scrolls
    progress: qsTr("Page %1 of %2").arg(slides.index + 1).arg(slides.count)
    handlesBack: true
    onMain: slides.next()
    onBack: slides.previous()

    Connections {
        target: root.slides
        function onTurned(): void {
            root.toTop();
        }
    }
    Grid {
        width: parent.width
        columns: root.below ? 1 : 2
        layoutDirection: root.below ? Qt.LeftToRight : Qt.RightToLeft // words first, the picture at their left
        columnSpacing: Theme.margin
        rowSpacing: Theme.grid

        SlideWords {
            width: root.scrolls && !root.below ? parent.width - root.drawn - Theme.margin : parent.width
            chapter: root.slides.chapter
            heading: root.slides.heading
            body: root.slides.body
            spoken: root.slides.spoken
        }
        Picture {
            visible: root.scrolls
            width: root.drawn
            height: root.drawn * 3 / 4
            source: root.slides.picture
            alt: root.slides.alt
        }
    }
    ComparedChoices {
        visible: root.slides.comparing
        choices: root.slides.comparison
        aspects: root.slides.aspects
        bottomPadding: Theme.grid
    }
    Grid {
        id: offers
        readonly property bool beside: more.visible && width > Theme.body * 18
        width: parent.width
        columns: beside ? 2 : 1
        spacing: Theme.gap

        ChoiceCard {
            id: ask
            objectName: "askNurse"
            several: true
            width: offers.beside ? (offers.width - offers.spacing) / 2 : offers.width
            height: offers.beside ? Math.max(implicitHeight, more.implicitHeight) : implicitHeight
            text: qsTr("Ask my nurse about this")
            chosen: root.slides.asking
            onClicked: root.slides.askNurse()
        }
        BigButton {
            id: more
            objectName: "tellMore"
            visible: root.slides.hasMore
            width: ask.width
            height: offers.beside ? ask.height : implicitHeight
            text: root.slides.telling ? qsTr("Tell me less") : root.slides.more !== "" ? qsTr("Tell me more") : qsTr("Where this comes from")
            iconName: root.slides.telling ? "up" : "down"
            onClicked: root.slides.tellMore()
        }
    }
    Column {
        id: told
        objectName: "told"
        visible: root.slides.telling
        width: parent.width
        spacing: Theme.gap
        onHeightChanged: if (root.slides.telling)
            Qt.callLater(root.reveal, told)

        MarkdownWords {
            visible: root.slides.more !== ""
            text: root.slides.more
        }
        QuestionText {
            visible: root.slides.hasSources
            text: qsTr("Where this comes from")
            topPadding: Theme.grid
        }
        SlideSources {
            sources: root.slides.sources
        }
    }
}
