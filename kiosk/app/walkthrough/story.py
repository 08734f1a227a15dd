"""What the invented patient of the walkthrough says: enough to raise flags of each level."""

from datetime import date

GIVEN = "Testa"
FAMILY = "Invented"  # nobody real
BIRTH_DATE = date(1958, 4, 12)

ASK_ABOUT = "mind"  # the slide marked “Ask my nurse about this”
MISSED = 0  # the first teach-back question is missed once
DECLINED = "photo"  # the kind of agreement that is declined
LAST_INFUSION_YEAR = 2025

# What to tap or type, by linkId; every other yes-or-no question is answered no, every other
# question declined.
ANSWERS = {
    "nrs_now": "scale_6",
    "nrs_worst24": "scale_8",
    "peg1": "scale_7",
    "where": "body",
    "where_most": "choice_0",
    "peg2": "scale_8",
    "peg3": "scale_7",
    "htn": "choice_0",
    "heart": "choice_1",
    "icp": "choice_1",
    "iop": "choice_2",
    "seizure": "choice_1",
    "liver": "choice_0",
    "kidney": "choice_1",
    "osa": "choice_1",
    "thyroid": "choice_1",
    "preg": "choice_3",
    "psychosis": "choice_1",
    "famhx": "choice_1",
    "mania": "choice_0",
    "ketuse": "yesButton",
    "ketuse-when": "date",
    "infusions": "1",
    "med-pain": "choice_0",
    "med-mind": "choice_4",
    "med-other": "choice_1",
    "bpmed": "choice_0",
    "medicines": "oxycodone at night, lisinopril, ibuprofen",
    "phq1": "choice_1",
    "phq2": "choice_2",
    "phq3": "choice_2",
    "phq4": "choice_1",
    "phq5": "choice_1",
    "phq6": "choice_1",
    "phq7": "choice_0",
    "phq8": "choice_0",
    "phq9": "choice_1",
    "phq10": "choice_1",
    "gad1": "choice_1",
    "gad2": "choice_0",
    "drug1": "0",
    "fast_food": "choice_3",
    "fast_drink": "choice_1",
    "fast_clear": "choice_0",
    "weight": "150.5",
    "escort": "choice_0",
    "escort-name": "Sam Invented",
    "escort-phone": "555 0100",
    "nodrive": "yesButton",
}

# Where it hurts: the parts of the body that are enlarged, and what is touched there.
HURTS = (("zone_back.trunk", "place_low_back"), ("zone_front.leg_left", "place_knee_left"))

# A signature as strokes over the box, in shares of its width and height.
SIGNATURE = (
    [(0.10, 0.35), (0.20, 0.30), (0.30, 0.33), (0.24, 0.30), (0.22, 0.50), (0.20, 0.68)],
    [(0.30, 0.60), (0.36, 0.48), (0.33, 0.66), (0.42, 0.62), (0.46, 0.48), (0.45, 0.66)],
    [(0.50, 0.64), (0.56, 0.46), (0.60, 0.66), (0.66, 0.50), (0.72, 0.66), (0.86, 0.42)],
)
