"""The language of a text, by its words and without the network."""

from __future__ import annotations

import pytest

from newsticker.text.detect import contradicts, detect_language

GERMAN = (
    "Der Hafen von Emden blieb am Montag wegen der Sturmflut für alle Schiffe geschlossen. " * 5
)
ENGLISH = "The harbour stayed closed for all ships on Monday because of the storm tide. " * 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        ("Le port est resté fermé lundi à cause de la tempête.", "fr"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert detect_language(text, ["de", "en"]) == language


@pytest.mark.parametrize("text", ["", " \n", "12.000", "+++"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert detect_language(text, ["de"]) is None


def test_a_line_too_short_to_tell_is_one_of_the_expected() -> None:
    assert detect_language("T B b.", ["de", "en"]) in ("de", "en", None)


def test_a_text_belies_what_is_said_of_it() -> None:
    assert contradicts(GERMAN, "en") == "de"
    assert contradicts(GERMAN, "de") is None
    assert contradicts("Sturm", "en") is None
