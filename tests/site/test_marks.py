"""Marks: no character of the text is lost, every claim covers its words, its sign follows its last one."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from articles import CLAIMS, TEXT
from newsticker.model import Spans
from newsticker.site.marks import mark, paragraphs

NUMBERED = [(number, claim.content.spans) for number, claim in enumerate(CLAIMS, 1)]


def test_the_sign_stands_behind_the_closing_quotation_mark() -> None:
    (of_five,) = [p for p in mark(TEXT, (0, len(TEXT)), NUMBERED).pieces if 5 in p.ends]
    assert of_five.words == '"'
    assert of_five.covered == ()


def test_two_claims_on_one_passage_draw_two_lines_and_show_both_signs() -> None:
    start = TEXT.index("die Taucher am Wehr")
    (piece,) = [
        p
        for p in mark(TEXT, (0, len(TEXT)), NUMBERED).pieces
        if p.words == TEXT[start : start + 49]
    ]
    assert piece.lines == (14, 15)
    assert piece.ends == (14, 15)


def test_three_claims_on_one_passage_draw_two_lines_and_show_three_signs() -> None:
    (piece,) = mark("Wort", (0, 4), [(n, ((0, 4),)) for n in (1, 2, 3)]).pieces
    assert (piece.lines, piece.covered, piece.ends) == ((1, 2), (1, 2, 3), (1, 2, 3))


def test_an_interrupted_claim_has_one_sign_at_its_end() -> None:
    pieces = mark("aa bb cc", (0, 8), [(1, ((0, 2), (6, 8)))]).pieces
    assert [(p.words, p.covered, p.ends) for p in pieces] == [
        ("aa", (1,), ()),
        (" bb ", (), ()),
        ("cc", (1,), (1,)),
    ]


def test_a_claim_over_two_paragraphs_has_its_note_in_the_second() -> None:
    text = "eins zwei\n\ndrei vier"
    first, second = (mark(text, p, [(1, ((5, 15),))]) for p in paragraphs(text, (0, len(text))))
    assert (first.notes, second.notes) == ((), (1,))
    assert [p.words for p in first.pieces if p.covered] == ["zwei"]


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), min_size=1, max_size=3).map(
    lambda pairs: tuple((a, a + n) for a, n in sorted(pairs))
)


@given(st.text(alphabet='ab "“.\n', max_size=60), st.lists(spans, max_size=5))
def test_the_pieces_are_the_text(text: str, claims: list[Spans]) -> None:
    numbered = list(enumerate(claims, 1))
    for start, end in paragraphs(text, (0, len(text))):
        pieces = mark(text, (start, end), numbered).pieces
        assert "".join(p.words for p in pieces) == text[start:end]
        at = start
        for piece in pieces:
            for offset in range(at, at + len(piece.words)):
                inside = {n for n, s in numbered if any(a <= offset < b for a, b in s)}
                assert set(piece.covered) == inside
            at += len(piece.words)


def test_twenty_thousand_claims_in_one_paragraph_are_marked_in_no_time() -> None:
    # Comparing every piece with every claim would take minutes.
    claims = 20_000
    numbered = [(n + 1, ((n * 10, n * 10 + 8),)) for n in range(claims)]
    began = process_time()
    marked = mark("Ein Satz. " * claims, (0, claims * 10), numbered)
    assert process_time() - began < 5
    assert len(marked.notes) == claims
