"""Whatever the text: claims keep the contract's form, and reading stays linear in its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsticker.claims import read_claims
from newsticker.model import Article, Claim, Passage
from processor_time import processor_seconds
from short_texts import claims_of

_WORDS = st.sampled_from(
    "Der die Hafen Minister Ole Sand sagte teilte mit dass laut nach Angaben räumte ein bestritt was habe sei soll haben"
    " nannte bezeichnet fordert warnte vor sprach von und „Freude“"
    " Berichte nach denen es heißt „ “ , . : ; – ? 12.000 rund Soldaten am Freitag in Kiel bei X und so er sie zurück"
    " The said that according to police denied told he was reportedly".split()
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map(" ".join))


def assert_lawful(text: str, claims: list[Claim]) -> None:
    ids = [claim.id for claim in claims]
    assert len(set(ids)) == len(ids)
    for claim in claims:
        parts = [
            claim.content,
            claim.cue,
            claim.medium,
            claim.addressee,
            claim.place,
            *claim.figures,
        ]
        for part in filter(None, parts):
            assert isinstance(part, Passage) or part.spans
            ends = [0, *(end for _, end in part.spans)]
            assert all(ends[i] <= s < e <= len(text) for i, (s, e) in enumerate(part.spans))
            assert part.text == " ".join(text[s:e] for s, e in part.spans)
        assert {claim.denies, claim.inside} <= {None, *ids} - {claim.id}
        names = [link.name for link in claim.chain]
        assert claim.speaker is None or claim.speaker.name in {None, *names}
        assert all((f.bound == "range") == (f.high is not None) for f in claim.figures)


@settings(deadline=None, max_examples=150)
@given(text=_TEXTS, language=st.sampled_from(["de", "en"]))
def test_any_text_gives_lawful_claims(text: str, language: str) -> None:
    article = Article(body=text, published="2026-03-11T12:00:00+01:00", language=language)
    _, claims = read_claims(text, article)
    assert_lawful(text, list(claims))


@settings(deadline=None, max_examples=150)
@given(title=_TEXTS, language=st.sampled_from(["de", "en"]))
def test_any_title_gives_lawful_claims(title: str, language: str) -> None:
    article = Article(title=title, body="Das Tor.", language=language)
    text = f"{title}\n\nDas Tor."
    assert_lawful(text, list(read_claims(text, article)[1]))


@pytest.mark.parametrize("title", ["<>", "“”", "– –", ":", "x :", "– Polizei", "..."])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_title_of_marks_is_read(title: str, language: str) -> None:
    assert_lawful(f"{title}\n\nEin Tor.", claims_of("Ein Tor.", title=title, language=language))


def test_words_that_two_constructions_take_stand_once_in_a_content() -> None:
    text = "Der Name Ole heißt „Ruhe“ und bezeichnet eine alte Insel."
    assert_lawful(text, claims_of(text))


HOSTILE = {
    "opening quotation marks": "„",
    "straight quotation marks": '"',
    "commas": ", ",
    "nested speech": "Er sagte, ",
    "bare numbers": "12.000 bis ",
    "names": "Anna Berg und ",
    "stops": ". ",
    "one long word": "a",
    "hearsay": "soll das gewesen sein haben ",
    "brackets": "(",
    "articles": "der ",
    "prepositions": "unter Berufung auf ",
    "particles": "teilte ",
    "attributions": "laut Polizei ",
    "reports": "Berichte, wonach ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("language", ["de", "en"])
def test_reading_is_linear_in_the_length(unit: str, language: str) -> None:
    def seconds(size: int, rounds: int) -> float:
        text = unit * (size // len(unit))
        return processor_seconds(lambda: claims_of(text, language=language), rounds)

    # From texts on that are longer than all that a reader remembers: up to there every claim has more behind it.
    # Again where the machine was busy with something else during one of the two.
    assert any(seconds(48_000, 1) <= 6 * max(seconds(12_000, 2), 0.004) for _ in range(4))
