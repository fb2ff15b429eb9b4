"""Figures: numbers with what they count and how they are bounded.

No figures are dates, clock times, ages, ordinals, numbers that name ("Artikel 5") and vague amounts
("Dutzende"). What is counted is the noun after the number; a bare number counts what the last one counted.
"""

from __future__ import annotations

import re
from collections import deque

from msgspec import Struct

from newsticker.claims.sheet import Sentence, Sheet
from newsticker.claims.times import Time
from newsticker.language.pack import LanguagePack
from newsticker.model import Bound, Figure, Span, Spans
from newsticker.text.tokens import Token

_GROUPED = {
    True: re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?$"),
    False: re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?$"),
}
CURRENCY = frozenset("€$£¥")
UNIT_SIGNS = CURRENCY | {"%"}


class Count(Struct, frozen=True):
    """A figure at tokens ``first`` to ``after`` of a sentence; ``unit`` is None where it is understood."""

    sentence: int
    first: int
    after: int
    value: float
    high: float | None
    unit: str | None
    bound: Bound


def find_counts(sheet: Sheet, times: list[Time]) -> dict[int, list[Count]]:
    """The figures of every sentence, by its number."""
    taken = {
        (t.sentence, i) for t in times if t.type != "DURATION" for i in range(t.first, t.after)
    }
    found: dict[int, list[Count]] = {}
    for sentence in sheet.sentences:
        at = 0
        while at < len(sentence.tokens):
            count = None if (sentence.number, at) in taken else _count_at(sheet.pack, sentence, at)
            if count is None:
                at += 1
            else:
                found.setdefault(sentence.number, []).append(count)
                at = count.after
    recent: deque[Count] = deque(maxlen=40)
    return {number: _understood(sheet, found[number], recent) for number in sorted(found)}


def _understood(sheet: Sheet, counts: list[Count], recent: deque[Count]) -> list[Count]:
    """A sentence's counts, bare numbers with what they count: "die Zahl der Boote", else what a number alike did."""
    told: list[Count] = []
    for count in counts:
        if count.unit is None:
            unit = _counted_noun(sheet, count.sentence) or _unit_before(sheet, recent, count)
            count = Count(count.sentence, count.first, count.after, count.value, count.high, unit, count.bound)  # fmt: skip
        recent.append(count)
        told.append(count)
    return told


def _counted_noun(sheet: Sheet, number: int) -> str | None:
    """ "gab die Zahl der betroffenen Haushalte mit 52 an", "Wie viele Haushalte …": the noun whose number is told."""
    tokens = sheet.sentences[number].tokens
    for at, token in enumerate(tokens[:-2]):
        following = tokens[at + 1].lower
        joined = following in sheet.pack.genitives | sheet.pack.attaching
        is_asked = (token.lower, following) == sheet.pack.how_many
        if is_asked or (token.lower in sheet.pack.number_nouns and joined):
            return next((t.text for t in tokens[at + 2 : at + 6] if t.tag == "N"), None)
    return None


def _unit_before(sheet: Sheet, before: deque[Count], count: Count) -> str | None:
    """What the last number within a factor of ten counted, durations and shares aside."""
    for other in reversed(before):
        unit = other.unit
        alike = 0.1 <= (other.value + 1) / (count.value + 1) <= 10
        if (
            unit
            and alike
            and unit.lower() not in sheet.pack.times.duration_units
            and unit[0].isalpha()
        ):
            return unit
    return None


def number_of(token: Token, pack: LanguagePack) -> float | None:
    """The value of a token that is a number in the language's marks or words, else None."""
    text = token.text.replace("'", "").replace("’", "")
    if text and text[0].isdecimal():
        group, point = (".", ",") if pack.decimal_comma else (",", ".")
        if _GROUPED[pack.decimal_comma].match(text) or re.fullmatch(
            rf"\d+({re.escape(point)}\d+)?", text
        ):
            return float(text.replace(group, "").replace(point, "."))
        return None
    if token.tag == "NUM" or token.lower in pack.number_words:
        return pack.number_words.get(token.lower)
    return None


def _count_at(pack: LanguagePack, sentence: Sentence, at: int) -> Count | None:
    tokens = sentence.tokens
    value, after = _value_at(pack, tokens, at)
    none = next((n for n in (2, 3) if _words(tokens, at, at + n) in pack.nones), None)
    if none is not None:
        after, unit = _unit_after(pack, tokens, at + none)
        return (unit and Count(sentence.number, at, after, 0.0, None, unit, "exact")) or None
    if value is None or _is_name_or_time(pack, tokens, at, after):
        return None
    sign = at - (pack.compounds_apart and at > 0 and tokens[at - 1].text in CURRENCY)
    first, bound = _bound_before(pack, tokens, sign)
    spread = _range_of_units(pack, tokens, sign, at, after)
    if spread is not None:
        low, top, after, unit = spread
        first = sign - (sign > 0 and tokens[sign - 1].lower == pack.between[0])
        return Count(sentence.number, first, after, low, top, unit, "range")
    high: float | None = None
    joined = after + 1 < len(tokens) and (
        tokens[after].lower in pack.range_words or tokens[after].text in "–-"
    )
    between = first > 0 and tokens[first - 1].lower == pack.between[0]
    if joined or (between and after + 1 < len(tokens) and tokens[after].lower == pack.between[1]):
        upper, end = _value_at(pack, tokens, after + 1)
        if upper is not None and upper > value:
            value = _in_millions(pack, tokens, value, after == at + 1, upper, after + 1)
            high, after, bound = upper, end, "range"
            first -= between
    after, unit = _unit_after(pack, tokens, after)
    if unit is None:
        after, unit = _unit_of_whole(pack, sentence, after)
    if unit is None:
        unit = _unit_of_object(pack, tokens, first)
    before = tokens[at - 1].text if at else ""
    if before in CURRENCY and unit is None:
        unit, first = before, min(first, at - 1)
    if _is_age(pack, tokens, after):
        return None
    return Count(sentence.number, first, after, value, high, unit, bound)


def _range_of_units(
    pack: LanguagePack, tokens: list[Token], sign: int, at: int, after: int
) -> tuple[float, float, int, str] | None:
    """ "between $1.2 billion and $1.4 billion", "4% to 6%", "$4bn-$5bn": both ends of a range have the unit.

    "rose from 2% to 4%" tells of two figures.
    """
    value, _ = _value_at(pack, tokens, at)
    unit, joint = tokens[sign].text, after
    if sign == at:
        joint, noun = _unit_after(pack, tokens, after)
        unit = noun or ""
    before = tokens[sign - 1].lower if sign else ""
    if (
        not pack.compounds_apart
        or joint + 2 >= len(tokens)
        or not unit
        or before in pack.from_words
    ):
        return None
    is_joined = tokens[joint].lower in pack.range_words or tokens[joint].text in "–-"
    if not is_joined and (before, tokens[joint].lower) != pack.between:
        return None
    start = joint + 1 + (sign < at and tokens[joint + 1].text == unit)
    high, end = _value_at(pack, tokens, start)
    if high is None or value is None or high <= value:
        return None
    value = _in_millions(pack, tokens, value, after == at + 1, high, start)
    if sign < at:
        return (value, high, end, unit) if start > joint + 1 else None
    end, other = _unit_after(pack, tokens, end)
    return (value, high, end, unit) if other == unit else None


def _in_millions(
    pack: LanguagePack, tokens: list[Token], low: float, is_bare: bool, high: float, at: int
) -> float:
    """ "70 bis 85 Millionen": the multiplier of the upper end, at token ``at``, holds for a bare lower end too."""
    digits = number_of(tokens[at], pack)
    return low * high / digits if digits and is_bare and low < digits < high else low


def _value_at(pack: LanguagePack, tokens: list[Token], at: int) -> tuple[float | None, int]:
    if at >= len(tokens):
        return None, at
    value = number_of(tokens[at], pack)
    if value is None:
        # "mindestens eine Stunde": one counts where a bound says that it is a number.
        if tokens[at].lower not in pack.ones:
            return None, at
        first, bound = _bound_before(pack, tokens, at)
        if first == at or bound in {"more_than", "less_than"}:
            return None, at
        value = 1.0
    after = at + 1
    while after < len(tokens) and tokens[after].lower.rstrip(".") in pack.multipliers:
        value *= pack.multipliers[tokens[after].lower.rstrip(".")]
        after += 1
        if (
            after < len(tokens)
            and tokens[after].text == "."
            and tokens[after - 1].lower in pack.abbreviations
        ):
            after += 1
    return value, after


def _is_name_or_time(pack: LanguagePack, tokens: list[Token], at: int, after: int) -> bool:
    before = tokens[at - 1] if at else None
    following = tokens[after] if after < len(tokens) else None
    if before is not None and before.lower in pack.counted_by_name and before.tag == "N":
        return True
    if any(t.lower in pack.age_nouns for t in tokens[max(0, at - 2) : at]):
        return True
    if following is None:
        return False
    if (
        following.text == "."
        and after + 1 < len(tokens)
        and tokens[at].text.isdecimal()
        and len(tokens[at].text) < 3
    ):
        return True
    return following.lower in pack.times.clocks


def _bound_before(pack: LanguagePack, tokens: list[Token], at: int) -> tuple[int, Bound]:
    for words, bound in pack.bounds:
        first = at - len(words)
        if first >= 0 and _words(tokens, first, at) == words:
            return first, bound
    return at, "exact"


def _words(tokens: list[Token], first: int, after: int) -> tuple[str, ...]:
    return tuple([t.lower for t in tokens[first:after]])


def _unit_after(pack: LanguagePack, tokens: list[Token], after: int) -> tuple[int, str | None]:
    at = after
    if at < len(tokens) and tokens[at].text in UNIT_SIGNS:
        return at + 1, tokens[at].text
    while at < len(tokens) and tokens[at].tag in {"ADJ"}:
        at += 1
    nouns = at
    while (
        nouns < len(tokens) and tokens[nouns].tag == "N" and (nouns == at or pack.compounds_apart)
    ):
        nouns += 1
    if nouns == at or (nouns - at == 1 and tokens[at].lower in pack.times.months):
        return after, None
    return nouns, " ".join(t.text for t in tokens[at:nouns])


def _unit_of_whole(pack: LanguagePack, sentence: Sentence, after: int) -> tuple[int, str | None]:
    """ "four of its tank wagons", "zwei unserer Leute", "drei der Boote": what some are taken from."""
    tokens = sentence.tokens
    if after + 1 >= len(tokens) or tokens[after].lower not in pack.partitives:
        return after, None
    at = after + 1 if tokens[after].tag == "PREP" else after
    while at < len(tokens) and tokens[at].tag in {"DET", "POSS", "ADJ", "NUM"}:
        if tokens[at].tag == "NUM":  # "zwei von fünf Booten": the second number has the noun
            _, unit = _unit_after(pack, tokens, at + 1)
            return after, unit
        at += 1
    end, unit = _unit_after(pack, tokens, at)
    return (end, unit) if unit else (after, None)


def _unit_of_object(pack: LanguagePack, tokens: list[Token], first: int) -> str | None:
    """ "put the missing ballots at up to 2,200", "schätzt die Zuschauer auf 500": the object that is measured."""
    if not first or tokens[first - 1].lower not in pack.shares_out:
        return None
    at = first - 2
    while at > 0 and tokens[at].tag == "ADV":
        at -= 1
    before = tokens[at]
    if at < 0 or before.tag != "N" or before.lower in pack.number_nouns:
        return None
    is_plural = (
        before.lower.endswith("s")
        if pack.compounds_apart
        else pack.gender_of_noun(before.lower) == "p"
    )
    return before.text if is_plural else None


def _is_age(pack: LanguagePack, tokens: list[Token], after: int) -> bool:
    return after < len(tokens) and tokens[after].lower in pack.times.ages


def figures_within(
    sheet: Sheet,
    sentences: list[Sentence],
    content: Spans,
    counts: dict[int, list[Count]],
) -> tuple[Figure, ...]:
    """The figures inside the content."""
    found = []
    for sentence in sentences:
        for count in counts.get(sentence.number, []):
            tokens = sentence.tokens[count.first : count.after]
            inside = [t for t in tokens if any(s <= t.start and t.end <= e for s, e in content)]
            if not inside or not (
                count.value == 0
                or any(
                    number_of(t, sheet.pack) is not None or t.lower in sheet.pack.ones
                    for t in inside
                )
            ):
                continue
            spans = _joined(inside, sheet.text)
            words = " ".join(sheet.text[s:e] for s, e in spans)
            found.append(
                Figure(
                    words,
                    spans,
                    _whole(count.value),
                    None if count.high is None else _whole(count.high),
                    count.unit,
                    count.bound,
                )
            )
    return tuple(found)


def _joined(tokens: list[Token], text: str) -> Spans:
    spans: list[Span] = []
    for token in tokens:
        if token.text in '„“”"»«‚‘›‹':
            continue
        if spans and not text[spans[-1][1] : token.start].strip():
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return tuple(spans)


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 6)
