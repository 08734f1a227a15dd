"""`kiosk doctor`: looks at a machine, says what is wrong and what to do, and packs it up for IT."""
