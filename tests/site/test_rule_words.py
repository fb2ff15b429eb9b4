"""What led to a claim, in words that a reader understands."""

from __future__ import annotations

import pytest

from newsticker.flow.reading import kind_of, read_bytes
from newsticker.samples import samples
from newsticker.site.rule_words import found_by
from newsticker.site.words import LANGUAGES, read_words

GERMAN, ENGLISH = (read_words(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("rule", "cue", "german", "english"),
    [
        ("speech-verb.before.clause", "teilte mit", "indirekte Rede nach „teilte mit“", "indirect speech after “teilte mit”"),
        ("speech-verb.after.quotation", "sagte", "Zitat vor „sagte“", "quotation before “sagte”"),
        ("speech-verb.passive.clause", "wurde erklärt", "Rede nach dem Passiv „wurde erklärt“", "speech after the passive “wurde erklärt”"),
        ("according-to.noun", "Nach Angaben", "Quellenangabe mit „Nach Angaben“", "source given with “Nach Angaben”"),
        ("hearsay.modal", "soll", "Hörensagen mit „soll“", "hearsay with “soll”"),
        ("headline.colon", None, "Name vor dem Doppelpunkt der Überschrift", "name before the colon of the headline"),
        ("speech-verb.before.clause", None, "indirekte Rede nach einem Signalwort", "indirect speech after a cue"),
        (
            "object.noun.negation", "nannte",
            "Ergänzung zu „nannte“; die Verneinung gilt als Dementi",
            "object of “nannte”; the negation counts as a denial",
        ),
    ],
)  # fmt: skip
def test_a_rule_is_told_in_words(rule: str, cue: str | None, german: str, english: str) -> None:
    assert (found_by(rule, cue, GERMAN), found_by(rule, cue, ENGLISH)) == (german, english)


def test_of_an_unknown_rule_the_construction_is_told_and_else_nothing() -> None:
    assert found_by("speech-verb.sung.aria", "sang", GERMAN) == "Rede mit „sang“"
    assert found_by("tea-leaves.left", "sagte", GERMAN) is None
    assert found_by("tea-leaves.negation", "sagte", GERMAN) is None


def test_every_rule_that_finds_something_in_the_samples_has_words() -> None:
    readings = [read_bytes(s.name, s.content, kind_of(s.name)) for s in samples()]
    rules = {claim.rule for reading in readings for claim in reading.claims}
    assert len(rules) > 10
    assert not {rule for rule in rules if found_by(rule, "sagte", GERMAN) is None}
