"""The patient's screens, in QML, each with the object that it shows."""
