import ui.controls
import ui.patient

// The field of a number, with the keys that it needs.
EntryField {
    id: root

    required property AskedNumber question

    objectName: "numberField"
    layout: question.keys
    maximumLength: 16
    text: question.typed
    onTextChanged: if (text !== question.typed)
        question.write(text)
}
