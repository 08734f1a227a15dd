"""An HL7 v2.5.1 interface: one MDM^T02 a document, over MLLP."""
