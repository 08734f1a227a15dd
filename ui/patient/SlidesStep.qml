import QtQuick
import ui.controls
import ui.patient

// One slide: picture, words, and a mark for what the patient wants to talk about.
StepPage {
    id: root

    required property Slides slides

    picture: slides.picture
    pictureAlt: slides.alt
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
    SlideWords {
        chapter: root.slides.chapter
        heading: root.slides.heading
        body: root.slides.body
    }
    ChoiceCard {
        objectName: "askNurse"
        several: true
        text: qsTr("Ask my nurse about this")
        chosen: root.slides.asking
        onClicked: root.slides.askNurse()
    }
}
