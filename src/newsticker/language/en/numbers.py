"""English numbers: words, multipliers and bounds."""

from newsticker.language.pack import words
from newsticker.model import Bound

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
# "one" is as often a pronoun: it counts where a bound says that it is a number.
NUMBER_WORDS: dict[str, float] = {w: float(value) for value, w in enumerate(_ONES) if w != "one"}
for _ten, _name in _TENS.items():
    NUMBER_WORDS[_name] = float(_ten)
    NUMBER_WORDS |= {f"{_name}-{one}": float(_ten + i) for i, one in enumerate(_ONES[1:10], 1)}
MULTIPLIERS: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "m": 1e6,
    "bn": 1e9,
}
BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("not", "more", "than"), "at_most"), (("not", "fewer", "than"), "at_least"), (("not", "less", "than"), "at_least"),
    (("in", "excess", "of"), "more_than"), (("upwards", "of"), "more_than"), (("as", "much", "as"), "at_most"),
    (("a", "maximum", "of"), "at_most"), (("a", "minimum", "of"), "at_least"), (("close", "to"), "about"),
    (("no", "more", "than"), "at_most"), (("no", "fewer", "than"), "at_least"), (("no", "less", "than"), "at_least"),
    (("more", "than"), "more_than"), (("fewer", "than"), "less_than"), (("less", "than"), "less_than"),
    (("at", "least"), "at_least"), (("at", "most"), "at_most"), (("up", "to"), "at_most"), (("as", "many", "as"), "at_most"),
    (("over",), "more_than"), (("under",), "less_than"), (("below",), "less_than"), (("above",), "more_than"), (("estimated",), "about"), (("within",), "at_most"), (("about",), "about"), (("around",), "about"),
    (("roughly",), "about"), (("approximately",), "about"), (("some",), "about"), (("nearly",), "about"), (("almost",), "about"), (("an", "estimated"), "about"),
)  # fmt: skip
COUNTED_BY_NAME = words(
    "article section chapter page gate room flight route highway group grade level block reactor number no figure version"
)
