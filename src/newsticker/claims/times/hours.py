"""Parts of a day and the time by the clock."""

from __future__ import annotations

from newsticker.claims.sheet import Sentence
from newsticker.claims.times.days import day, weekday
from newsticker.claims.times.grammar import Hit
from newsticker.claims.times.scene import Reading, Scene


def part(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "am (frühen) Abend", "in der Nacht": of the day the paragraph tells of."""
    word = hit.word("PART")
    near = scene.day_near(sentence)
    return "TIME", f"{near.isoformat() if near else 'XXXX-XX-XX'}T{word.value}"


def part_of_day(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "am Abend des 4. Mai"."""
    told = day(scene, sentence, hit)
    return ("TIME", f"{told[1]}T{hit.word('PART').value}") if told else None


def clock(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "18.30 Uhr", "acht Uhr abends", "um halb neun", "gegen Mitternacht"."""
    near = scene.day_near(sentence)
    stem = near.isoformat() if near else "XXXX-XX-XX"
    midnight = hit.of("MIDNIGHT")
    if midnight is not None:
        return "TIME", f"{stem}T{midnight.value}"
    told = _hour(hit)
    if told is None:
        return None
    hour, minute = told
    half = hit.of("DAILY", "MERIDIEM")
    if half is not None and half.value in {"AF", "EV", "pm"} and hour < 12:
        hour += 12
    elif half is not None and half.value == "am":
        hour %= 12
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    return "TIME", f"{stem}T{hour:02}:{minute:02}"


def clock_on_day(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "5 p.m. on Friday"."""
    on, at = weekday(scene, sentence, hit), clock(scene, sentence, hit)
    return ("TIME", f"{on[1]}T{at[1].partition('T')[2]}") if on and at else None


def _hour(hit: Hit) -> tuple[int, int] | None:
    told = hit.of("CLOCK")
    if told is not None:
        if len(hit.words) == 1 and ":" not in told.value:
            return None
        hours, _, minutes = told.value.replace(":", ".").partition(".")
        return int(hours), int(minutes)
    numbers = [w.value for w in hit.all_of("NUMBER")]
    if not all(n.isdecimal() for n in numbers):
        return None
    hour = int(numbers[0])
    if hit.of("HALF"):
        return hour - 1, 30
    if hit.of("QUARTER"):
        return (hour - 1, 45) if hit.of("BEFORE") else (hour, 15)
    return hour, int(numbers[1]) if len(numbers) > 1 else 0
