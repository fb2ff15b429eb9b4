"""Tags German tokens: closed classes, the lexicon of verb forms, capitals, and the neighbours.

The tags are N, DET, POSS, PREP, PREPDET, PRON, REL, QW, SUB, CON, NEG, ADV, PTK, ZU, NUM, ADJ, V (finite),
X (participle), I (infinitive), Z (infinitive with zu), P (mark). ``mood`` is K or Q of a finite verb in
Konjunktiv I or II, P or T of one in the indicative; ``lemma`` is set for verbs, with "|" after the
particle of a separable one. Forms of verbs are the lexicon's.
"""

from __future__ import annotations

import re
from functools import cache

from newsticker.language.agencies import agency_of
from newsticker.language.de.closed import ADJECTIVE_ENDINGS, TAGS
from newsticker.language.de.cues import REPORT_NOUNS
from newsticker.language.de.lexicon import (
    VerbForms,
    genders_of_noun,
    is_common_noun,
    is_first_name,
    verb_forms,
)
from newsticker.language.de.numbers import NUMBER_WORDS
from newsticker.language.de.parties import kind_of_noun
from newsticker.language.de.places import STATES
from newsticker.text.tokens import Token

# "abzuwarten", "einzugreifen" of verbs that the lexicon lacks.
_JOINED_ZU = re.compile(
    r"(?:ab|an|auf|aus|bei|dar|durch|ein|fest|fort|frei|her|heraus|hervor|hin|hinaus|los|mit|nach|nieder|teil|um|unter|"
    r"vor|voran|weg|weiter|wieder|zu|zurück|zusammen)zu\w{2,}e?n$"
)
_LONGEST_CODE = 4
# Pronouns that address politely are written with a capital.
_POLITE = frozenset({"sie", "ihnen", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres"})
_MARKS = frozenset('„“”"»«‚‘›‹')
_PAUSES = frozenset(",;:–—")


@cache
def closed_class() -> dict[str, str]:
    """Every closed-class word's tag; where a word has several, the first line wins."""
    found: dict[str, str] = {}
    tag = ""
    for word in TAGS.split():
        if word.endswith(":"):
            tag = word[:-1]
        else:
            found.setdefault(word, tag)
    return found


_AUXILIARIES = frozenset({"haben", "sein", "werden"})
_MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen", "werden", "lassen"})


def tag(tokens: list[Token]) -> None:
    """Sets tag, lemma and mood of one sentence's tokens."""
    closed, forms = closed_class(), verb_forms()
    first_word = True
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        token.tag = _tag_alone(token, following, first_word, closed, forms)
        if token.tag != "P":
            first_word = False
        elif token.text in ':„“”"»«‚‘›‹' or token.text in ".!?":
            first_word = True
    for position in range(len(tokens) - 1, -1, -1):
        _tag_adjective(tokens, position, forms)
    _settle_pro_form(tokens)
    _choose_verb_readings(tokens, forms)
    _settle_moods(tokens, forms)
    _settle_subordinators(tokens)


def _settle_pro_form(tokens: list[Token]) -> None:
    """ "Das erklärte General Krog", but "Das erklärte Ziel ist …": an adjective behind das ends in -e, and its noun is neuter."""
    words = [t for t in tokens[:4] if t.tag != "P"]
    if len(words) < 3 or words[0].lower not in {"das", "dies"} or words[1].tag != "ADJ":
        return
    verb, noun = words[1], words[2]
    if verb.mood != "T" or noun.tag != "N":
        return
    genders = genders_of_noun(noun.lower)
    fits = "n" in genders or (not genders and is_common_noun(noun.lower))
    is_alone = not any(t.tag == "V" for t in tokens)
    if is_alone or words[0].lower == "dies" or verb.lower.endswith("n") or not fits:
        verb.tag = "V"


def _settle_moods(tokens: list[Token], forms: VerbForms) -> None:
    """A form that looks finite and is none: "ich habe" is no Konjunktiv, "das im Netz verbreitete Bild zeigt" has one verb."""
    for position, token in enumerate(tokens):
        told = token.mood == "T" and position and tokens[position - 1].tag == "N"
        extended = bool(told) and _is_participle(token.lower, forms)
        if token.tag != "V" or not (token.mood == "K" or extended):
            continue
        beside = tokens[max(0, position - 1) : position + 2]
        if any(t.lower == "ich" for t in beside):
            token.mood = "P"
            continue
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if following is None or following.tag != "N" or not token.lower.endswith(ADJECTIVE_ENDINGS):
            continue
        for other in tokens[position + 1 :]:
            if other.tag in {"P", "CON", "SUB"}:
                break
            if other.tag == "V" and other.mood in {"P", "T"}:
                token.tag, token.mood = "ADJ", ""
                break


def _tag_alone(
    token: Token,
    following: Token | None,
    first: bool,
    closed: dict[str, str],
    forms: VerbForms,
) -> str:
    text, lower = token.text, token.lower
    if not text[0].isalnum():
        return "P"
    if text[0].isdecimal():
        # "der 54-Jährige", "ein 2:1-Sieg": a number that begins a noun; "die 54-jährige Frau": an adjective.
        if "-" in text and text[-1].isalpha():
            return "N" if text.rpartition("-")[2][0].isupper() else "ADJ"
        return "NUM"
    if lower == "den" and following is not None and following.text == "Haag":
        return "N"
    if lower in closed and (first or not text[0].isupper() or lower in _POLITE):
        if text[0].isupper() and len(text) > 1 and text.isupper():
            return "N"
        return closed[lower]
    if lower in NUMBER_WORDS and (first or not text[0].isupper()):
        return "NUM"
    if text[0].isupper():
        if (
            first
            and lower in forms
            and kind_of_noun(lower) is None
            and lower not in REPORT_NOUNS
            and lower not in STATES
            and not _is_noun_first(lower, following, forms)
            and not (following is not None and following.tag == "N")
            and not _is_named(lower, following)
        ):
            return _verb_tag(token, forms[lower])
        return "N"
    if text.rpartition("-")[1] and text.rpartition("-")[2][:1].isupper():
        return "N"  # "dpa-Informationen"
    if lower in forms:
        return _verb_tag(token, forms[lower])
    if len(text) <= _LONGEST_CODE and agency_of(text) is not None:
        # "sagte der dpa": codes that are written small.
        return "N"
    return "Z" if _JOINED_ZU.match(lower) else "ADV"


def _settle_subordinators(tokens: list[Token]) -> None:
    """ "Während Weil schwieg, …": a preposition that opens a clause with its verb at the end joins it."""
    for position, token in enumerate(tokens):
        opens = position == 0 or tokens[position - 1].tag in {"P", "CON"}
        if not opens or token.lower not in {"während", "bis", "seit", "als"}:
            continue
        end = position + 1
        # "Als die „Seeschwalbe“ sank, …": a name in quotation marks parts no clause.
        passed = _MARKS if token.lower == "als" else frozenset()
        while end < len(tokens) and (
            tokens[end].tag not in {"P", "V"} or tokens[end].text in passed
        ):
            end += 1
        is_clause = position + 1 < end < len(tokens) and tokens[end].tag == "V"
        if is_clause and (end + 1 == len(tokens) or tokens[end + 1].tag == "P"):
            token.tag = "SUB"


def _is_named(lower: str, following: Token | None) -> bool:
    """ "Malte Wittkamp sagte": a first name that looks like a verb; "will" is a verb before a name too."""
    is_name = is_first_name(lower) and lower not in _VERBS_AND_NAMES
    return is_name and following is not None and following.text[0].isupper()


_VERBS_AND_NAMES = frozenset({"will"})


def _is_noun_first(lower: str, following: Token | None, forms: VerbForms) -> bool:
    """ "Teile des Dachs", "Versuche, ihn zu halten": a noun that looks like a Konjunktiv opens the sentence."""
    only_mood = all(code == "K" for _, code in forms[lower])
    asks = following is not None and following.lower in _SUBJECT_PRONOUNS
    return only_mood and not asks and is_common_noun(lower)


_SUBJECT_PRONOUNS = frozenset({"er", "sie", "es", "man"})


def _verb_tag(token: Token, readings: list[tuple[str, str]]) -> str:
    codes = [code for _, code in readings]
    finite = [r for r in readings if r[1] in "PTKQ"]
    chosen = finite[0] if finite else readings[0]
    token.lemma = chosen[0]
    if not finite:
        return codes[0]
    # A form that could be indicative is taken for it, save where only the Konjunktiv can be meant.
    indicative = next((r for r in finite if r[1] in "PT"), None)
    chosen = indicative or chosen
    token.lemma, token.mood = chosen
    return "V"


def _tag_adjective(tokens: list[Token], position: int, forms: VerbForms) -> None:
    """A small word with an adjective's ending before a noun, where no verb or adverb can stand."""
    token = tokens[position]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or following.tag not in {"N", "ADJ", "NUM"} or not token.text[0].isalpha():
        return
    before = tokens[position - 1].tag if position else ""
    attributive = token.lower.endswith(ADJECTIVE_ENDINGS) and len(token.lower) > 3
    if (token.tag in {"ADV", "X"} and attributive and token.lower not in closed_class()) or (
        token.tag == "V"
        and attributive
        and before in {"DET", "POSS", "ADJ", "PREP", "PREPDET", "NUM"}
    ):
        token.tag = "ADJ"
    if token.tag == "ADJ" and token.mood == "T" and not _is_participle(token.lower, forms):
        token.tag = "V"  # "Das sagte Weil": no adjective, which would be "gesagte"
    elif (
        token.tag == "N"
        and position == 0
        and attributive
        and following.tag == "N"
        and following.text[0].isupper()
    ):
        stem = token.lower
        plain = not stem.endswith("er") and is_common_noun(following.lower)
        if (plain and not is_common_noun(stem) and not is_first_name(stem)) or stem.endswith(
            ("sche", "schen", "scher", "sches", "liche", "lichen", "licher", "ige", "igen", "iger")
        ):
            token.tag = "ADJ"


def _is_participle(lower: str, forms: VerbForms) -> bool:
    """ "berichtete" can be an inflected participle, "sagte" cannot."""
    stems = (lower.removesuffix(ending) for ending in ADJECTIVE_ENDINGS if lower.endswith(ending))
    return any(code == "X" for stem in stems for _, code in forms[stem])


def _choose_verb_readings(tokens: list[Token], forms: VerbForms) -> None:
    """Participle or finite, infinitive or finite: what an auxiliary or a zu before it makes of a form."""
    helper, outside = "", ""
    for position, token in enumerate(tokens):
        if token.text == "(":
            helper, outside = "", helper
            continue
        if token.text == ")":
            helper = outside  # "hatte die Kammer (IHK) gewarnt"
            continue
        if token.text in _PAUSES or token.text in ".!?" or _is_dash(tokens, position):
            helper = ""
            continue
        if (
            position
            and tokens[position - 1].lower == "zu"
            and token.text.islower()
            and token.lower.endswith(("en", "ern", "eln"))
        ) and token.lower not in forms:
            token.tag, tokens[position - 1].tag = "Z", "ZU"
            continue
        if token.lower == "sein" and _ends_clause(tokens, position):
            token.tag, token.lemma = "I", "sein"
        if token.tag not in {"V", "I", "X"}:
            continue
        readings = forms[token.lower]
        codes = {code for _, code in readings}
        before = tokens[position - 1] if position else None
        if before is not None and before.lower == "zu" and "I" in codes:
            _become(token, "Z", next(r for r in readings if r[1] == "I"))
            before.tag = "ZU"
        elif helper and "X" in codes and helper in _AUXILIARIES:
            _become(token, "X", next(r for r in readings if r[1] == "X"))
        elif helper and "I" in codes and helper in _MODALS:
            _become(token, "I", next(r for r in readings if r[1] == "I"))
        elif token.tag == "V" and _is_followed_by_helper(tokens, position) and codes & {"X", "I"}:
            _become(token, "X" if "X" in codes else "I", next(r for r in readings if r[1] in "XI"))
        elif token.tag == "V" and token.lemma in _AUXILIARIES | _MODALS:
            helper = token.lemma


def _is_dash(tokens: list[Token], position: int) -> bool:
    """A hyphen with blanks around it is a dash: "Deich überflutet - Stadt dementiert"."""
    if tokens[position].text != "-" or not 0 < position < len(tokens) - 1:
        return False
    return tokens[position - 1].end < tokens[position].start


def _ends_clause(tokens: list[Token], position: int) -> bool:
    """ "gewesen sein.", "zu sein und": the verb sein and no possessive, which a noun would follow."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return following is None or following.tag in {"P", "CON", "V"}


def _is_followed_by_helper(tokens: list[Token], position: int) -> bool:
    at = position + 1
    while at < len(tokens) and tokens[at].lower in {"gewesen", "worden"}:
        at += 1  # "Beteiligt gewesen seien"
    return at < len(tokens) and tokens[at].tag == "V" and tokens[at].lemma in _AUXILIARIES | _MODALS


def _become(token: Token, tag_: str, reading: tuple[str, str]) -> None:
    token.tag, token.lemma, token.mood = tag_, reading[0], ""
