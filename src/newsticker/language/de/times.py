"""German time words: what the grammar of time expressions needs."""

from newsticker.language.pack import words

MONTHS = {
    "januar": 1,
    "jänner": 1,
    "februar": 2,
    "feber": 2,
    "märz": 3,
    "april": 4,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "dezember": 12,
    "jan": 1,
    "feb": 2,
    "mär": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "okt": 10,
    "nov": 11,
    "dez": 12,
}
WEEKDAYS = {
    "montag": 0,
    "dienstag": 1,
    "mittwoch": 2,
    "donnerstag": 3,
    "freitag": 4,
    "samstag": 5,
    "sonnabend": 5,
    "sonntag": 6,
}
DAY_WORDS = {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2}
TIME_PREPOSITIONS = words("am an vom seit bis ab zum im in der vor nach zu")
DAY_PARTS = {
    "morgen": "MO",
    "vormittag": "MO",
    "mittag": "MI",
    "nachmittag": "AF",
    "abend": "EV",
    "nacht": "NI",
    "früh": "MO",
    "mitternacht": "NI",
}
FUTURE_WORDS = words("kommenden kommender kommende nächsten nächster nächste")
LAST_WORDS = words("vergangenen vergangener vergangene vorigen letzten letzter letzte vorige")
DURATION_UNITS = {
    "sekunde": "PTS",
    "sekunden": "PTS",
    "minute": "PTM",
    "minuten": "PTM",
    "stunde": "PTH",
    "stunden": "PTH",
    "tag": "PD",
    "tage": "PD",
    "tagen": "PD",
    "woche": "PW",
    "wochen": "PW",
    "monat": "PM",
    "monate": "PM",
    "monaten": "PM",
    "jahr": "PY",
    "jahre": "PY",
    "jahren": "PY",
}
