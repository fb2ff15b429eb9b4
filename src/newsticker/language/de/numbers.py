"""German numbers: words, multipliers, bounds, and what looks like a number and is none."""

from newsticker.language.pack import words
from newsticker.model import Bound

_UNITS = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = {
    20: "zwanzig",
    30: "dreißig",
    40: "vierzig",
    50: "fünfzig",
    60: "sechzig",
    70: "siebzig",
    80: "achtzig",
    90: "neunzig",
}


def _below_hundred() -> dict[str, float]:
    found: dict[str, float] = {word: value for value, word in enumerate(_UNITS)}
    for ten, name in _TENS.items():
        found[name] = ten
        for one, word in enumerate(_UNITS[1:10], 1):
            found[("ein" if one == 1 else word) + "und" + name] = ten + one
    return found


def _number_words() -> dict[str, float]:
    found = _below_hundred()
    small = {k: v for k, v in found.items() if 0 < v < 100} | {"ein": 1.0}
    for word, value in small.items():
        if value < 20:
            found[word + "hundert"] = value * 100
            if value < 10:
                for rest, more in small.items():
                    found[word + "hundert" + rest] = value * 100 + more
        found[word + "tausend"] = value * 1000
    for word, value in {k: v for k, v in found.items() if k.endswith("hundert")}.items():
        found[word + "tausend"] = value * 1000
    return found | {
        "anderthalb": 1.5,
        "eineinhalb": 1.5,
        "zweieinhalb": 2.5,
        "dreieinhalb": 3.5,
        "viereinhalb": 4.5,
    }


NUMBER_WORDS = _number_words()
MULTIPLIERS: dict[str, float] = {
    "dutzend": 12.0,
    "hundert": 1e2,
    "tausend": 1e3,
    "million": 1e6,
    "millionen": 1e6,
    "mio": 1e6,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "mrd": 1e9,
    "billion": 1e12,
    "billionen": 1e12,
}
BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("nicht", "mehr", "als"), "at_most"),
    (("nicht", "weniger", "als"), "at_least"),
    (("mindestens", "aber"), "at_least"),
    (("höchstens", "aber"), "at_most"),
    (("mehr", "als"), "more_than"),
    (("weniger", "als"), "less_than"),
    (("bis", "zu"), "at_most"),
    (("mindestens",), "at_least"),
    (("wenigstens",), "at_least"),
    (("zumindest",), "at_least"),
    (("höchstens",), "at_most"),
    (("maximal",), "at_most"),
    (("spätestens",), "at_most"),
    (("über",), "more_than"),
    (("unter",), "less_than"),
    (("gut",), "more_than"),
    (("rund",), "about"),
    (("etwa",), "about"),
    (("um", "die"), "about"),
    (("an", "die"), "about"),
    (("annähernd",), "about"),
    (("zirka",), "about"),
    (("circa",), "about"),
    (("ca",), "about"),
    (("ungefähr",), "about"),
    (("knapp",), "about"),
    (("fast",), "about"),
    (("nahezu",), "about"),
    (("schätzungsweise",), "about"),
)
BETWEEN = ("zwischen", "und")
RANGE_WORDS = words("bis")
# Nouns whose number is a name, not a count: "Artikel 5", "Halle 3", "Platz 2".
COUNTED_BY_NAME = words(
    "artikel paragraf paragraph § absatz nummer nr halle tor gleis platz seite kapitel straße linie zimmer raum"
    " block reaktor grad stufe gruppe klasse kilometer-marke a b bundesstraße flug modell version typ rang punkt agenda g"
)
