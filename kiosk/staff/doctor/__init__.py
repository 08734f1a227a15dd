"""What `kiosk doctor` looks at, and what follows from it. No intake can be opened here."""
