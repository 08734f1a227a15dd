import QtQuick
import QtQuick.Templates as T
import ui.patient

// Shows the step of the visit; forward slides to the left, back to the right. A step's file is
// loaded when it is first shown.
Item {
    id: root

    required property PatientVisit visit
    required property Screens screens
    readonly property StepPage page: stack.currentItem as StepPage
    readonly property alias busy: stack.busy
    readonly property real onwards: LayoutMirroring.enabled ? -width : width // where a new page comes from
    property int shownIndex: -1
    property string shown

    signal failed // the step cannot be shown

    function show(step: string, index: int): void {
        if (step === root.shown)
            return;
        const name = step.split("-").map(part => part.charAt(0).toUpperCase() + part.slice(1)).join("");
        const from = root.shownIndex;
        root.shown = step;
        root.shownIndex = index;
        const moving = from < 0 || index === 0 ? T.StackView.Immediate : index > from ? T.StackView.PushTransition : T.StackView.PopTransition;
        const file = Qt.createComponent(name + "Step.qml"); // a StackView that cannot load one breaks
        if (file.status === Component.Ready)
            stack.replace(stack.currentItem, file, root.screens.given(step), moving);
        else
            root.failed();
    }
    Component.onCompleted: show(visit.showing, visit.showingIndex)

    Connections {
        target: root.visit
        function onChanged(): void {
            root.show(root.visit.showing, root.visit.showingIndex);
        }
    }
    T.StackView {
        id: stack
        objectName: "steps"
        anchors.fill: parent
        clip: busy

        replaceEnter: Transition {
            Slide {
                off: root.onwards
            }
        }
        replaceExit: Transition {
            Slide {
                off: -root.onwards
                leaving: true
            }
        }
        pushEnter: replaceEnter
        pushExit: replaceExit
        popEnter: Transition {
            Slide {
                off: -root.onwards
            }
        }
        popExit: Transition {
            Slide {
                off: root.onwards
                leaving: true
            }
        }
    }
}
