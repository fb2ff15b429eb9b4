"""English time words."""

from newsticker.language.pack import words

MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "apr": 4,
    "aug": 8,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
DURATION_UNITS = {
    "second": "PTS",
    "seconds": "PTS",
    "minute": "PTM",
    "minutes": "PTM",
    "hour": "PTH",
    "hours": "PTH",
    "day": "PD",
    "days": "PD",
    "week": "PW",
    "weeks": "PW",
    "month": "PM",
    "months": "PM",
    "year": "PY",
    "years": "PY",
}
TIME_PREPOSITIONS = words("on in since until by from before after")
