"""Days: dates, weekdays, feasts, and those counted from the day of publication or the day told before."""

from __future__ import annotations

from datetime import timedelta

from newsticker.claims.sheet import Sentence
from newsticker.claims.times import calendar
from newsticker.claims.times.bearings import shift_of, where, year_of_two_digits, year_told
from newsticker.claims.times.grammar import Hit
from newsticker.claims.times.scene import Reading, Scene, direction


def full_date(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "29.1.2026", "2026-01-29"."""
    text = hit.words[0].value if hit.words[0] else ""
    if "-" in text:
        year, month, day = map(int, text.split("-"))
    else:
        day, month, year = map(int, text.split("."))
        if year < 100:
            year = year_of_two_digits(year, scene)
    found = calendar.safe_date(year, month, day)
    return ("DATE", found.isoformat()) if found and 1000 <= year <= 2100 else None


def short_date(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "am 29.1." """
    told = hit.word("CLOCK", "DAYMONTH").value
    if "." not in told:
        return None
    day, month = map(int, told.split("."))
    return _day(scene, sentence, hit, month, day)


def day(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "(Samstag, den) 29. Januar (2026)", "January 29(, 2026)"."""
    month, number = hit.word("MONTH"), hit.word("NUMBER")
    return _day(scene, sentence, hit, int(month.value), int(number.number))


def _day(scene: Scene, sentence: Sentence, hit: Hit, month: int, number: int) -> Reading:
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    year = year_told(scene, hit)
    if year is None and scene.last[5:7] == f"{month:02}":
        # "Im März 1992 …, am 5. März": the month just told.
        year = int(scene.last[:4])
    if year is None:
        if scene.published is None:
            return "DATE", f"XXXX-{month:02}-{number:02}"
        towards = direction(sentence, hit.first, scene.pack)
        year = calendar.day_year(month, number, scene.published, towards)
    found = calendar.safe_date(year, month, number)
    return ("DATE", found.isoformat()) if found else None


def day_before_month(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "(vom) 5." where "bis 9. Juni" follows: the month and year of that."""
    at = next(i for i in range(hit.after, len(scene.words)) if scene.kind(i) == "MONTH")
    year = scene.words[at + 1] if scene.kind(at + 1) == "YEAR" else None
    # Read where the month stands, and so with the preposition and the year of the second date.
    second = Hit("day", at - 2, at + 2, [hit.word("NUMBER"), scene.words[at], year])
    return day(scene, sentence, second)


def day_of_range(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "28. Februar" where "bis 3. März 2025" follows: the year of that."""
    at = next(i for i in range(hit.after, len(scene.words)) if scene.kind(i) == "YEAR")
    return day(scene, sentence, Hit("day", hit.first, hit.after, [*hit.words, scene.words[at]]))


def weekday(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "am Freitag", "kommenden Montag", "Donnerstagabend"."""
    word, part = hit.word("WEEKDAY", "WEEKDAYPART", "WEEKDAYS"), hit.of("PART", "DAILY")
    number, _, in_word = word.value.partition(" ")
    code = in_word or (part.value if part else "")
    if scene.published is None:
        value = f"XXXX-WXX-{int(number) + 1}"
    else:
        shift = shift_of(hit)
        towards = where(scene, sentence, hit)
        if scene.published.weekday() == int(number) and not shift:
            found = scene.published
        else:
            found = calendar.weekday(int(number), scene.published, towards, strictly=bool(shift))
        value = found.isoformat()
    return ("TIME", f"{value}T{code}") if code else ("DATE", value)


def today(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "heute": the day of publication in news of the day or where something has happened, else the present."""
    told = direction(sentence, hit.first, scene.pack)
    if scene.published is None or not (scene.is_daily or told == "past"):
        return "DATE", "PRESENT_REF"
    return "DATE", scene.published.isoformat()


def shifted(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "gestern", "heute Abend", "gestern früh", "last night", "tonight"."""
    if scene.published is None:
        return None
    word = hit.of("DAYSHIFT", "TODAY", "DAYADJ")
    days = int(word.value) if word else shift_of(hit) or 0
    told = (scene.published + timedelta(days=days)).isoformat()
    if word and (word.kind == "DAYADJ" or len(hit.words) == 1):
        return "DATE", told
    part = hit.of("PART", "TONIGHT")
    return "TIME", f"{told}T{part.value if part else 'MO'}"


def night(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "in der Nacht von Freitag auf Samstag": by the day into which it leads."""
    second = [w for w in hit.words if w is not hit.word("WEEKDAY")]
    return weekday(scene, sentence, Hit("weekday", hit.first, hit.after, second))


def daily(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "die gestrige Sitzung", "der heutige Bestand"."""
    return (
        ("DATE", "PRESENT_REF")
        if hit.word("DAYADJ").value == "0"
        else shifted(scene, sentence, hit)
    )


def tomorrow(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "Morgen entscheidet das Gericht": at the head of a sentence, a verb after it, no part of a day."""
    is_verb = hit.after < len(sentence.tokens) and sentence.tokens[hit.after].tag == "V"
    if scene.published is None or hit.word("PART").value != "MO" or not is_verb:
        return None
    return "DATE", (scene.published + timedelta(days=1)).isoformat()


def next_day(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "am folgenden Tag", "tags darauf": counted from the day told last."""
    shift = hit.of("SHIFT")
    value = (
        calendar.shifted(scene.told, "D", int(shift.value) if shift else 1) if scene.told else ""
    )
    return ("DATE", value) if value else None


def holiday(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "Weihnachten", "Ostern 2024", "Karfreitag"."""
    word = hit.word("HOLIDAY")
    year = year_told(scene, hit)
    if year is not None:
        return "DATE", calendar.holiday(word.value, year).isoformat()
    if scene.published is None:
        return None
    this = calendar.holiday(word.value, scene.published.year)
    towards = direction(sentence, hit.first, scene.pack)
    year = calendar.day_year(this.month, this.day, scene.published, towards)
    return "DATE", calendar.holiday(word.value, year).isoformat()
