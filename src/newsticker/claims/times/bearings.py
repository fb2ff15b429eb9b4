"""What several rules ask of an expression: which way it points, and the year it tells."""

from __future__ import annotations

from newsticker.claims.sheet import Sentence
from newsticker.claims.times.grammar import Hit
from newsticker.claims.times.scene import Direction, Scene, direction


def shift_of(hit: Hit) -> int | None:
    """-1 for "vergangen", 0 for "dieser", 1 for "kommend"; None where nothing of these stands."""
    word = hit.of("LAST", "THIS", "NEXT")
    return None if word is None else {"LAST": -1, "THIS": 0, "NEXT": 1}[word.kind]


def where(scene: Scene, sentence: Sentence, hit: Hit) -> Direction:
    """Which way an expression without a year points: as its own words say, else as its clause does."""
    shift = shift_of(hit)
    if shift:
        return "past" if shift < 0 else "future"
    return direction(sentence, hit.first, scene.pack)


def year_told(scene: Scene, hit: Hit) -> int | None:
    """The year in the expression: "Mai 2019", "Mai dieses Jahres"."""
    if year := hit.of("YEAR"):
        return int(year.value)
    shift = shift_of(hit)
    if shift is not None and hit.of("YEARWORD") and scene.published:
        return scene.published.year + shift
    return None


def year_of_two_digits(year: int, scene: Scene) -> int:
    """The last year up to that of publication that ends so."""
    latest = scene.published.year + 5 if scene.published else 2030
    return latest - (latest - year) % 100
