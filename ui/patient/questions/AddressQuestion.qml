import ui.controls
import ui.patient

// A web address, with the keys that one has.
EntryField {
    id: root

    required property AskedAddress question

    objectName: "textField"
    label: root.question.text
    layout: "address"
    maximumLength: root.question.maxLength
    text: root.question.typed
    onTextChanged: if (text !== root.question.typed)
        root.question.write(text)
}
