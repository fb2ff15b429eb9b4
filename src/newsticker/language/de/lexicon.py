"""The German lexicon: what form of which verb a word is, and what noun or name.

verb_forms.txt and nouns.txt are made by tools/build_german_verbs.py and tools/build_german_nouns.py. A
line is taken apart when its word is met; a text has few of the words that a language has.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from newsticker.language.first_names import gender_of_first_name
from newsticker.language.pack import Gender

Reading = tuple[str, str]


def _lines(name: str) -> dict[str, str]:
    lexicon = files("newsticker.language.de").joinpath(name).read_text(encoding="utf8")
    return dict(line.split(" ", 1) for line in lexicon.splitlines())


class VerbForms:
    """Each verb form's readings as (lemma, code), code being P T K Q (finite), X, Z or I."""

    def __init__(self) -> None:
        self._lines = _lines("verb_forms.txt")
        # The Konjunktiv of the first person is the indicative's form and does not occur in reports.
        self._lines.setdefault("worden", "werden:X")
        self._lines |= {"würde": "werden:Q", "würden": "werden:Q"}
        # "bekannt" is what somebody makes known or what is known, hardly ever what somebody confessed.
        self._lines.pop("bekannt", None)
        self._read: dict[str, list[Reading]] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._lines or self._contracted(form) in self._lines

    def _contracted(self, form: str) -> str:
        """ "handele" is "handle" spelt out; Swiss "heisst" is "heißt"."""
        if form.endswith("ele"):
            return form[:-3] + "le"
        return form.replace("ss", "ß") if "ss" in form else form

    def __getitem__(self, form: str) -> list[Reading]:
        """The readings of a form; an empty list where it is none of a verb's."""
        known = self._read.get(form)
        if known is None:
            line = self._lines.get(form) or self._lines.get(self._contracted(form), "")
            known = self._read[form] = _readings(line)
        return known

    def items(self) -> Iterator[tuple[str, list[Reading]]]:
        """Every form with its readings, of which none is kept."""
        return ((form, _readings(line)) for form, line in self._lines.items())


def _readings(line: str) -> list[Reading]:
    pairs = (field.rpartition(":") for field in line.split())
    return [(lemma, code) for lemma, _, code in pairs]


@cache
def verb_forms() -> VerbForms:
    """The verb forms, read once."""
    return VerbForms()


# Particles of separable verbs that are no adverbs too: "fordert … an", but not "sagte … weiter".
_PARTICLES = frozenset(
    "ab an auf aus bei durch ein frei fest her hin nach nieder um vor zu zurück".split()
)


def is_separable(particle: str, lemma: str) -> bool:
    """Whether particle and verb are one verb: an and fordern, but not an and sagen."""
    if particle not in _PARTICLES:
        return False
    return any(known == f"{particle}|{lemma}" for known, _ in verb_forms()[particle + lemma])


@cache
def _nouns() -> dict[str, str]:
    return _lines("nouns.txt")


# First parts of compounds that are no nouns.
_FIRST_PARTS = frozenset(
    "vor ober unter haupt außen innen bundes landes vize ex mit nach nord süd ost west mittel groß klein neu alt eu un us stell".split()
)
# What may stand between the parts of a compound.
_LINKS = ("", "s", "n", "en", "es", "er", "-")


# The longest that laws have been named by has 67 letters; looking for parts takes time by the cube.
LONGEST_COMPOUND = 80


@cache
def _codes(lower: str) -> str:
    """What the lexicon tells of a noun, of a compound by its longest last part ("" where it knows none)."""
    nouns = _nouns()
    for ending in ("", "s", "es", "n"):
        codes = nouns.get(lower.removesuffix(ending), "") if lower.endswith(ending) else ""
        if codes:
            return codes.strip("FT")
    if len(lower) > LONGEST_COMPOUND:
        return ""
    for start in range(3, len(lower) - 3):
        before, last = lower[:start], lower[start:]
        if before[-1] != "-" and not is_first_part(before):
            continue
        codes = (
            nouns.get(last)
            or nouns.get(last.removesuffix("s"))
            or nouns.get(last.removesuffix("n"), "")
        )
        if codes and "T" not in codes:
            return codes.strip("F")
    return ""


def is_first_part(before: str) -> bool:
    """Whether what stands before the last part of a compound is a noun, a verb's stem or a compound."""
    if before in _FIRST_PARTS or before + "en" in verb_forms():
        return True
    if len(before) > LONGEST_COMPOUND:
        return False
    bare = [before.removesuffix(link) for link in _LINKS if before.endswith(link)]
    return any(len(b) > 2 and (b in _nouns() or b + "e" in _nouns() or _codes(b)) for b in bare)


@cache
def parts_of_compound(lower: str) -> tuple[str, ...]:
    """The two parts of a compound, its links left out ("wasserschaden": wasser, schaden); () of any other noun."""
    nouns = _nouns()
    if len(lower) > LONGEST_COMPOUND:
        return ()
    for start in range(4, len(lower) - 3):
        before, last = lower[:start], lower[start:]
        is_noun = any(last.removesuffix(ending) in nouns for ending in ("", "s", "es", "n", "en"))
        first = next(
            (
                before.removesuffix(k)
                for k in _LINKS
                if before.endswith(k) and before.removesuffix(k) in nouns
            ),
            None,
        )
        if is_noun and first is not None:
            return first, last
    return ()


def is_common_noun(lower: str) -> bool:
    """Whether a capitalised word is a noun of the language, and no mere name."""
    return bool(_codes(lower))


def genders_of_noun(lower: str) -> tuple[Gender, ...]:
    """The genders a noun can have, p for its plural, the commonest first; empty where it is unknown."""
    return tuple(code for code in _codes(lower) if code in {"m", "f", "n", "p"})  # type: ignore[misc]


def nominative(noun: str) -> str:
    """A noun without the ending of the dative plural, as it stands alone: of "von 10.000 Seglern" the "Segler".

    "Stunden" stay, of which there is no plural "Stunde", and so does what is not known.
    """
    bare = noun.removesuffix("n")
    return bare if bare != noun and "p" in genders_of_noun(bare.lower()) else noun


def is_first_name(lower: str) -> bool:
    """Whether the word is a first name, be it that of a place or a noun too ("Petra", "Ellen")."""
    return "F" in _nouns().get(lower, "") or gender_of_first_name(lower) is not None


# What a noun of quantity measures stands beside it: "fünf Tonnen Getreide", "eine Gruppe Schüler".
_MEASURES = frozenset(
    """million millionen milliarde milliarden tonne tonnen liter meter metern kilometer kilometern kilo kilogramm gramm prozent euro dollar franken
    stück gruppe reihe dutzend hundert tausend paar menge art form sorte zahl anzahl hektar quadratmeter quadratmetern kubikmeter grad stunden
    tage tagen wochen monate monaten jahre jahren fass fässer flaschen kisten packungen mangel anteil""".split()
)


def parts_nouns(before: str, noun: str) -> bool:
    """Whether a new phrase begins with ``noun``: "vor dem Start Klarheit", "von Rom Aufklärung".

    A place's name goes on with the phrase though it may be a noun too: "der Verein Weitblick Essen".
    """
    common = is_common_noun(noun) and not is_first_name(noun) and not is_place(noun)
    stands = is_common_noun(before) and not is_first_name(before) and before not in _MEASURES
    return (
        common and "-" not in noun and (stands or (is_place(before) and not is_first_name(before)))
    )


def is_place(lower: str) -> bool:
    """Whether the lexicon has the word as the name of a place, a river or a country."""
    return "T" in _nouns().get(lower, "")
