"""Weeks, months, seasons, years, decades and centuries as points of the calendar."""

from __future__ import annotations

from newsticker.claims.sheet import Sentence
from newsticker.claims.times import calendar
from newsticker.claims.times.bearings import shift_of, where, year_of_two_digits, year_told
from newsticker.claims.times.grammar import Hit
from newsticker.claims.times.scene import Reading, Scene

_UNITS = ("UNIT", "DAY", "YEARWORD", "CENTURY", "QUARTAL", "WEEKEND")
_MONEY = frozenset("%€$£")


def month(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "(Anfang) Mai (2019)", "im Mai dieses Jahres", "im vergangenen Mai"."""
    word = hit.word("MONTH")
    number, year = int(word.value), year_told(scene, hit)
    if year is None:
        if scene.published is None:
            return "DATE", f"XXXX-{number:02}"
        year = calendar.month_year(number, scene.published, where(scene, sentence, hit))
        if shift_of(hit) and number == scene.published.month:
            year += shift_of(hit) or 0
    return "DATE", f"{year:04}-{number:02}"


def year(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "im Jahr 1998", "Anfang 2013", "das Jahr 578"."""
    word = hit.word("YEAR", "NUMBER")
    if not word.value.isdecimal() or len(word.value) > 4:
        return None
    return "DATE", word.value.zfill(4)


def bare_year(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "1998" alone; "1500 Soldaten" and "2000 Euro" are amounts."""
    tokens, text = sentence.tokens, hit.word("YEAR").value
    following = tokens[hit.after] if hit.after < len(tokens) else None
    before = tokens[hit.first - 1] if hit.first else None
    is_likely = 1900 < int(text) < 2050 and not text.endswith("00")
    is_led = before is not None and (before.tag in {"PREP", "PREPDET"} or before.text == "(")
    if following is not None and following.lower not in scene.pack.times.prepositions:
        if following.text in _MONEY:
            return None
        if following.tag == "ADJ" and not is_likely:
            return None
        if following.tag == "N" and not (is_likely and is_led):
            return None
    return ("DATE", text) if is_likely or is_led or int(text) >= 1500 else None


def short_year(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "'68"."""
    word = hit.of("NUMBER")
    tokens = sentence.tokens[hit.first : hit.after]
    if word is None or len(tokens[-1].text) != 2 or tokens[0].end != tokens[-1].start:
        return None
    return "DATE", f"{year_of_two_digits(int(word.value), scene):04}"


def decade(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "die neunziger Jahre", "Ende der Neunzigerjahre", "1990er Jahre"."""
    word = hit.of("DECADE", "DECADEYEARS", "NUMBER", "YEAR")
    if word is None or not word.value.isdecimal() or int(word.value) % 10:
        return None
    number = int(word.value)
    if number < 100:
        # The tens of this century are told with their century, save the first two.
        number += 2000 if number < 20 else 1900
    return "DATE", f"{number // 10:03}"


def century(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "im (frühen) 19. Jahrhundert", "das dritte Jahrtausend"."""
    word, unit = hit.word("NUMBER", "ORDINAL"), hit.word("CENTURY")
    if not word.value.isdecimal() or not 0 < int(word.value) < 30:
        return None
    return "DATE", f"{int(word.value) - 1:0{2 if unit.value == 'CE' else 1}}"


def quarter(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "im dritten Quartal (2025)"."""
    word, year = hit.word("NUMBER", "ORDINAL"), year_told(scene, hit)
    if word.value not in {"1", "2", "3", "4"}:
        return None
    number = int(word.value)
    if year is None:
        if scene.published is None:
            return None
        towards = where(scene, sentence, hit)
        year = calendar.month_year(3 * number - 2, scene.published, towards)
    return "DATE", f"{year:04}-Q{number}"


def period(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "vergangene Woche", "in diesem Jahr", "Anfang der Woche", "am Wochenende"; a day from the one told last."""
    unit = hit.word(*_UNITS)
    base = (scene.told if unit.value == "D" else None) or scene.published
    if base is None or scene.published is None:
        return None
    shift = shift_of(hit)
    if shift is None:
        shift = 0
        if unit.kind == "WEEKEND" and scene.published.weekday() < 5:
            shift = 0 if where(scene, sentence, hit) == "future" else -1
    value = calendar.shifted(base, unit.value, shift)
    return ("DATE", value) if value else None


def same(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "am selben Tag", "im gleichen Jahr": what was told last, as far as it goes."""
    length = {"D": 10, "M": 7, "Y": 4}.get(hit.word(*_UNITS).value, 0)
    value = scene.last[:length]
    return ("DATE", value) if value and len(value) == length else None


def years_on(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "im folgenden Jahr", "im Jahr zuvor": counted from the year told last."""
    shift = hit.of("SHIFT")
    if not scene.last:
        return None
    return "DATE", f"{int(scene.last[:4]) + (int(shift.value) if shift else 1):04}"


def season(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "im Herbst 1998", "diesen Sommer", "im Frühjahr"."""
    word = hit.word("SEASON")
    year = year_told(scene, hit)
    if year is None and scene.published is None:
        return None
    if year is None and scene.published is not None:
        if shift_of(hit) == 0:
            year = scene.published.year
        else:
            year = calendar.season_year(word.value, scene.published, where(scene, sentence, hit))
    return "DATE", f"{year:04}-{word.value}"


def eve(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "im Vorjahr", "am Vortag", "bis zum Jahresende"."""
    word = hit.word("EVE")
    unit, shift = word.value[0], int(word.value[1:] or 0)
    base = scene.told if unit == "D" else scene.published
    return ("DATE", calendar.shifted(base, unit, shift)) if base else None
