"""Intake Kiosk: what a clinic's patients learn, answer and decide before a ketamine infusion."""

__version__ = "0.1.0"
