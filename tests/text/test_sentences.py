"""Sentences: what ends one and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.language.packs import pack_of
from newsticker.text.quotations import find_quotations
from newsticker.text.sentences import LONGEST, find_paragraphs, split_sentences
from newsticker.text.tokens import tokenise


def sentences(text: str) -> list[str]:
    pack = pack_of("de")
    assert pack is not None
    tokens = tokenise(text)
    cut = split_sentences(
        tokens,
        find_quotations(text, 0, len(text)),
        pack.abbreviations,
        pack.times.months,
        pack.openers,
    )
    return [text[tokens[a].start : tokens[b - 1].end] for a, b in cut]


@pytest.mark.parametrize(
    "text",
    [
        "Am 18. Oktober kam Dr. Weil an.",
        "Rund 3,5 Mio. Euro fehlen.",
        "„Wir gehen. Das ist gut“, sagte er.",
        "„Wirklich?“, fragte J. Weber.",
        "„Nein“, sagte sie, „das geht nicht. Auf keinen Fall.“",
        "Er kam um 18.30 Uhr mit ca. 20 Leuten.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Das schrieb sie bei X. Er habe recht.", 2),
        ("„Wir gehen.“ Das sagte er.", 2),
        ("Es brennt! Wer löscht? Niemand.", 3),
        ("Sie kam 2019. Danach ging sie.", 2),
    ],
)
def test_sentences_are_parted(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(alphabet='aB1 .,?„“"', max_size=120))
def test_no_token_is_lost_and_none_is_in_two(text: str) -> None:
    tokens = tokenise(text)
    cut = split_sentences(tokens, find_quotations(text, 0, len(text)), (), (), ())
    assert [i for a, b in cut for i in range(a, b)] == list(range(len(tokens)))
    assert all(b - a <= LONGEST + 1 for a, b in cut)


def test_paragraphs_are_parted_by_blank_lines() -> None:
    text = "  eins\nzwei \n\n\n drei  \n \n"
    assert [text[a:b] for a, b in find_paragraphs(text)] == ["eins\nzwei", "drei"]
