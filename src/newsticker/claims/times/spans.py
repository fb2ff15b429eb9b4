"""Stretches of time and what comes again: DURATION and SET of TIMEX3."""

from __future__ import annotations

from newsticker.claims.sheet import Sentence
from newsticker.claims.times import calendar
from newsticker.claims.times.grammar import Hit
from newsticker.claims.times.scene import Reading, Scene
from newsticker.language.time_words import TimeWord, span

_UNITS = ("UNIT", "UNITS", "DAY", "YEARWORD", "YEARSWORD", "CENTURY", "QUARTAL", "CUNIT", "WEEKEND")


def _amounts(hit: Hit) -> list[tuple[str, str]]:
    """Each amount with the unit after it: "drei Jahre und vier Monate" are ("3", "Y") and ("4", "M")."""
    found: list[tuple[str, str]] = []
    amount, is_counted = "", False
    for word in filter(None, hit.words):
        if word.kind in {"NUMBER", "YEAR"}:
            amount, is_counted = word.value, True
        elif word.kind == "VAGUE":
            amount = "X"
        elif word.kind == "A":
            amount = amount or "1"
        elif word.kind == "HALF":
            amount = f"{float(amount) + 0.5:g}" if is_counted else "0.5"
        elif word.kind in _UNITS:
            found.append((amount or "X", word.value))
            amount, is_counted = "", False
    if amount == "0.5" and found:
        # "an hour and a half": the half stands behind the unit it belongs to.
        found[-1] = (f"{float(found[-1][0]) + 0.5:g}", found[-1][1])
    return found


def duration(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "drei Jahre", "gut 40 Minuten", "ein paar Tage", "ein halbes Jahr", "zwei Jahre zuvor"."""
    after = sentence.tokens[hit.after].lower if hit.after < len(sentence.tokens) else ""
    if after in scene.pack.times.ages:
        return None
    parts = [span(amount, unit) for amount, unit in _amounts(hit)]
    return ("DURATION", parts[0] + "".join(p.lstrip("P") for p in parts[1:])) if parts else None


def ago(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "three years ago", "weeks ago": the year, month, week or day counted back to."""
    amount, unit = _amounts(hit)[0]
    if not amount.isdecimal() or scene.published is None:
        return "DATE", "PAST_REF"
    value = calendar.shifted(scene.published, unit, -int(amount))
    return "DATE", value or scene.published.isoformat()


def vague(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "(seit) Jahren", "die vergangenen Wochen": several of the unit."""
    unit = hit.word(*_UNITS)
    return "DURATION", span("X", unit.value)


def told_span(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "jahrelang", "dreitägig", "eine Viertelstunde"."""
    word = hit.word("SPAN", "SPANNOUN")
    return "DURATION", word.value


def set_of_units(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "jedes Jahr", "alle vier Jahre", "pro Tag", "dreimal im Monat"."""
    return "SET", span(*(_amounts(_singly(hit))[0]))


def _singly(hit: Hit) -> Hit:
    if hit.of("NUMBER", "VAGUE"):
        return hit
    # "jeden zweiten Tag" is every two days.
    ordinal = hit.of("ORDINAL")
    one: list[TimeWord | None] = [TimeWord("NUMBER", ordinal.value if ordinal else "1")]
    return Hit(hit.action, hit.first, hit.after, one + hit.words)


def every(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "täglich", "dreimal jährlich"; with a capital in mid-sentence it is of a name ("the Daily Echo")."""
    token = sentence.tokens[hit.first]
    if token.is_capitalised and hit.first and sentence.tokens[hit.first - 1].tag != "P":
        return None
    word = hit.word("EVERY")
    return "SET", word.value


def set_of_days(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "jeden Montag", "montags", "Freitag vormittags"."""
    word, part = hit.word("WEEKDAY", "WEEKDAYPART", "WEEKDAYS", "WEEKDAYSPART"), hit.of("DAILY")
    number, _, code = word.value.partition(" ")
    code = code or (part.value if part else "")
    return "SET", f"XXXX-WXX-{int(number) + 1}" + (f"T{code}" if code else "")


def set_of_parts(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "morgens", "jeden Abend"."""
    word = hit.word("PART", "DAILY")
    return "SET", f"XXXX-XX-XXT{word.value}"


def part_span(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "eine Nacht", "drei Abende"."""
    word = hit.of("NUMBER", "YEAR", "VAGUE")
    amount = "1" if word is None else "X" if word.kind == "VAGUE" else word.value
    return "DURATION", f"PT{amount}{hit.word('PART', 'PARTS').value}"


def one(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "das Jahr", "der Tag": one of the unit, named as a stretch of time."""
    return "DURATION", span("1", hit.word(*_UNITS).value)
