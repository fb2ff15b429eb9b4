"""Markdown: the words as plain text, the form as spans of it, and nothing else ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.text.markdown import Formatted, read_markdown
from processor_time import processor_seconds


def items(found: Formatted) -> list[tuple[str, list[str]]]:
    return [(b.kind, [found.text[s:e] for s, e in b.items]) for b in found.blocks]


def runs(found: Formatted) -> set[tuple[str, str, str | None]]:
    return {(run.style, found.text[run.start : run.end], run.address) for run in found.runs}


def test_paragraphs_headings_lists_and_quotations_are_blocks() -> None:
    found = read_markdown(
        "Erste Zeile\nzweite Zeile.\n\n# Der Hafen\n\n### Das Wehr\n\n- eins\n- zwei\n\n1. drei\n2. vier\n\n> So war es.\n>\n> Und so."
    )
    assert items(found) == [
        ("p", ["Erste Zeile zweite Zeile."]),
        ("h2", ["Der Hafen"]),
        ("h3", ["Das Wehr"]),
        ("ul", ["eins", "zwei"]),
        ("ol", ["drei", "vier"]),
        ("blockquote", ["So war es.", "Und so."]),
    ]
    assert found.text.startswith(
        "Erste Zeile zweite Zeile.\n\nDer Hafen\n\nDas Wehr\n\neins\n\nzwei"
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("21. Oktober 2024: Die **Polizei**\n\nWort", ["21. Oktober 2024: Die Polizei", "Wort"]),
        ("1986. Ein Jahr", ["1986. Ein Jahr"]),
        ("1. Mai: Wort", ["1. Mai: Wort"]),
        ("3. drei\n4. vier", ["3. drei", "4. vier"]),
        ("- eins\n- 7. Mai", ["eins", "7. Mai"]),
        ("> 24. Dezember", ["24. Dezember"]),
        ("5) fünf", ["5) fünf"]),
    ],
)
def test_a_number_that_begins_no_list_from_one_is_a_word(source: str, words: list[str]) -> None:
    found = read_markdown(source)
    assert found.text == "\n\n".join(words)
    assert [item for _, block in items(found) for item in block] == words


def test_emphasis_and_links_are_spans_of_the_words() -> None:
    found = read_markdown(
        "Das **Amt** *laut [Hafen](https://hafen.example/x) und* [Karte](/de/karte)."
    )
    assert found.text == "Das Amt laut Hafen und Karte."
    assert runs(found) == {
        ("strong", "Amt", None),
        ("em", "laut Hafen und", None),
        ("link", "Hafen", "https://hafen.example/x"),
        ("link", "Karte", "/de/karte"),
    }


def test_what_is_nested_is_flat() -> None:
    found = read_markdown("- zwei **fett**\n  - tief\n\n    noch ein Absatz\n- > zitiert\n")
    assert items(found) == [("ul", ["zwei fett", "tief", "noch ein Absatz", "zitiert"])]
    assert runs(found) == {("strong", "fett", None)}


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>", "<b>fett</b>", "[x](javascript:alert(1))", "[x](data:text/html,x)",
        "[x](vbscript:x)", "[x](//evil.example)", "![x](https://evil.example/x.png)",
        "`code`", "---", "Text\n---", "    eingerückt", "```\nx\n```", "<https://a.example> <javascript:alert(1)>",
        "[x]: https://a.example\n\n[x]", "&lt;script&gt;", "[x](JaVaScRiPt:x)", "[x](java&#10;script:x)",
    ],
)  # fmt: skip
def test_nothing_else_comes_of_it(source: str) -> None:
    found = read_markdown(source)
    assert {block.kind for block in found.blocks} == {"p"}
    for _, _, address in runs(found):
        assert address
        assert address.startswith("https://")


def test_lines_and_marks_that_are_no_markdown_stay_words() -> None:
    assert read_markdown("5 * 3 = 15, 2_000_000, § 3 #1\n").text == "5 * 3 = 15, 2_000_000, § 3 #1"
    assert read_markdown("<b>fett</b>").text == "<b>fett</b>"
    assert read_markdown(" \n\n ") == Formatted("", (), ())


@given(st.text(alphabet="ab *_[]()<>#->1.!`\\\n&;:/\"'„“é\t\x00\u200b") | st.text())
def test_any_text_is_read_and_its_spans_fit(source: str) -> None:
    found = read_markdown(source)
    covered = [span for block in found.blocks for span in block.items]
    assert "\n\n".join(found.text[s:e] for s, e in covered) == found.text
    assert all(s < e and found.text[s:e] == found.text[s:e].strip() for s, e in covered)
    for run in found.runs:
        assert any(s <= run.start < run.end <= e for s, e in covered)
        assert run.address is None or run.address.startswith(("http", "mailto:", "/"))


@pytest.mark.parametrize(
    "part", ["[", "*a ", "> ", "- ", "`", "![a](", "<a", "&amp;", "**a_", "1. "]
)
def test_hostile_texts_take_no_more_than_their_share_of_time(part: str) -> None:
    assert processor_seconds(lambda: read_markdown(part * 20_000)) < 5
