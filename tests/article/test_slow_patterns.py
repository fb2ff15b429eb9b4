"""Lines that strangers write, made to be slow: authors, dates, credits, quotation marks; ten times of it takes ten times as long."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from newsticker.article import read_parts, read_plain
from newsticker.article.credit_line import read_credit_line
from newsticker.article.dateline import read_dateline
from newsticker.article.dates import read_date_line, read_moment
from newsticker.article.names import looks_like_names, names_of_site, split_names, without_site
from newsticker.intake.cleaning import clean_html, safe_address
from newsticker.intake.dates import to_utc
from newsticker.model import Document, Unreadable
from newsticker.text.markdown import read_markdown
from newsticker.text.quotations import find_quotations
from newsticker.text.tokens import tokenise
from processor_time import processor_seconds

READERS: dict[str, Callable[[str], object]] = {
    "credit line": lambda text: read_credit_line(text),
    "dateline": read_dateline,
    "date line": read_date_line,
    "moment": read_moment,
    "date of a feed": to_utc,
    "authors": lambda text: (split_names([text]), looks_like_names(text), names_of_site(None, [text])),
    # As a page's are, its white space is one space each.
    "headline": lambda text: without_site(" ".join(text.split()), ["Wissekurier"]),
    "words of a feed": clean_html,
    "address": lambda text: safe_address(f"https://{text}", f"https://a.example/{text}"),
    "quotations": lambda text: find_quotations(text, 0, len(text)),
    "words": tokenise,
    "Markdown": read_markdown,
    "text": read_plain,
    "text with a foot": lambda text: read_plain(f"Titel\n\nDer Damm hält.\n\nQuelle: {text}"),
    "parts": lambda text: read_parts(Document(id="x", title=text, lead=text, body=text)),
}  # fmt: skip
PIECES = (
    "„", '"', "a@a.", "Von ", "Jo Weir, ", "Jo Weir und ", "/dpa", "(dpa/", "dpa-", "khö/", "12. ", "1 ", "2026-", "01.02.",
    "Mar ", ":", " ", "\n", "\n\n", "- ", "*", "_", "[", "](", "&lt;", "<b>", "<!--", "&#x", "http://", "%2f", "A. B. ", "a", "ä\u0308", "…",
)  # fmt: skip
SHORT, LONG = 10_000, 100_000


@pytest.mark.parametrize("name", READERS)
def test_ten_times_of_it_takes_ten_times_as_long(name: str) -> None:
    read = READERS[name]

    def seconds(piece: str, size: int, rounds: int = 1) -> float:
        text = piece * (size // len(piece))

        def attempt() -> None:
            with suppress(Unreadable):
                read(text)

        return processor_seconds(attempt, rounds)

    for piece in PIECES:
        long = seconds(piece, LONG)
        # What takes a tenth of a second is looked at anew: below that a machine's moods tell more than the rule does.
        if long > 0.1 and (long := seconds(piece, LONG, 2)) > 0.1:
            short = seconds(piece, SHORT, 3)
            assert long <= 12 * short, (piece, short, long)


@pytest.mark.parametrize("name", ["quotations", "words", "text", "credit line", "authors"])
def test_a_megabyte_of_opening_quotation_marks_is_read_in_seconds(name: str) -> None:
    begun = time.process_time()
    with suppress(Unreadable):
        READERS[name]("„" * 1_000_000)
    assert time.process_time() - begun < 15
