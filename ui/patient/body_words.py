"""The parts of the body in words: headings of a list, and what an enlarged zone is called."""

from PySide6.QtCore import QCoreApplication

from kiosk.forms.body import body

translate = QCoreApplication.translate


def heading_of(code: str) -> str:
    """Return the part of the body that a place is listed under."""
    place = next(place for place in body().places if place.code == code)
    return {
        "head": translate("BodyMap", "Head and neck"),
        "trunk": translate("BodyMap", "Chest and belly")
        if place.view == "front"
        else translate("BodyMap", "Back and buttocks"),
        "arm": translate("BodyMap", "Arms and hands"),
        "leg": translate("BodyMap", "Legs and feet"),
    }[place.part.partition("_")[0]]


def zone_name(zone: str) -> str:
    """Return the name of a part of the body seen from one side."""
    return {
        "front.head": translate("BodyMap", "Head and neck, from the front"),
        "back.head": translate("BodyMap", "Head and neck, from behind"),
        "front.trunk": translate("BodyMap", "Chest and belly"),
        "back.trunk": translate("BodyMap", "Back and buttocks"),
        "front.arm_right": translate("BodyMap", "Your right arm, from the front"),
        "back.arm_right": translate("BodyMap", "Your right arm, from behind"),
        "front.arm_left": translate("BodyMap", "Your left arm, from the front"),
        "back.arm_left": translate("BodyMap", "Your left arm, from behind"),
        "front.leg_right": translate("BodyMap", "Your right leg, from the front"),
        "back.leg_right": translate("BodyMap", "Your right leg, from behind"),
        "front.leg_left": translate("BodyMap", "Your left leg, from the front"),
        "back.leg_left": translate("BodyMap", "Your left leg, from behind"),
    }[zone]
