"""The two sides of comparing eight digits: the device that asks, and the desk that answers."""
