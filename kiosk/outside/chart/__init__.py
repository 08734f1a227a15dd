"""The clinic's chart system, by whichever door it has; see kiosk.ports.filing.Chart."""
