"""What somebody answers of whom the nurse need not be told anything, at a first visit and later."""

from tests.kiosk.content.shipped import OFTEN, Given

NEVER = "LA6270-8"  # drinks alcohol
SAID_NO = (
    *("chestpain", "bladder", "bf", "delirium", "sud", "ketuse", "allergy-any", "react", "iv"),
    *("glp1", "alc24", "sicktoday", "changes", "new-medicines"),
)
SURELY_NOT = (
    *("htn", "heart", "icp", "iop", "seizure", "kidney", "osa", "thyroid", "psychosis", "famhx"),
)
CALM: Given = {
    **dict.fromkeys(SAID_NO, False),
    **dict.fromkeys(SURELY_NOT, "no"),
    "liver": "none",
    "preg": "no",
    "mania": "never",
    "infusions": 0,
    "where": "low_back",
    "nrs_now": 3,
    "nrs_worst24": 6,
    "med-pain": "none",
    "med-mind": "none",
    "med-other": "none",
    "medicines": (),
    "drug1": 0,
    "sex": "female",
    "aud1": NEVER,
    "fast_food": "gt8",
    "fast_drink": "gt6",
    "nodrive": True,
    "escort": "person",
    "escort-name": "Sam Invented",
    "escort-phone": "555 0100",
    "lastse": "none",
    **{f"phq{n}": OFTEN[0] for n in (1, 2, 9)},
    **{f"gad{n}": OFTEN[0] for n in (1, 2)},
    **{f"peg{n}": 3 for n in range(1, 4)},
}
CALM_AGAIN: Given = {**CALM, "lastpain": "same"}
