"""Entries as articles: paragraphs, leads and what knows them again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from feed_texts import RSS
from newsticker.intake import entries_by_identity, entry_document, read_feed
from newsticker.intake.entries import paragraphs
from newsticker.model import Entry

FEED = read_feed(RSS.encode(), "https://wissekurier.example/feed.xml")


def test_content_is_the_body_and_what_it_repeats_is_no_lead() -> None:
    document = entry_document(FEED.entries[0], FEED)
    assert (document.title, document.lead) == ("Damm hält", None)
    assert document.body == "Der Damm hält.\n\nDas Deichamt teilte mit, dass es wachsam bleibe."
    assert (document.url, document.published) == (
        "https://wissekurier.example/damm",
        "2026-03-03T08:30:00+00:00",
    )


def test_a_feeds_language_counts_where_the_text_is_too_short_to_tell() -> None:
    long, short = (entry_document(entry, FEED) for entry in FEED.entries)
    assert (long.language, short.language) == (None, "de")
    odd = replace(FEED, language="Deutsch (Umland)")
    assert entry_document(FEED.entries[1], odd).language is None


@pytest.mark.parametrize("link", ["javascript:alert(1)", "/damm", "mailto:a@b.example", None])
def test_only_an_address_of_the_web_is_an_articles(link: str | None) -> None:
    assert entry_document(replace(FEED.entries[0], link=link), FEED).url is None


def test_a_summary_of_its_own_is_the_lead() -> None:
    document = entry_document(replace(FEED.entries[0], summary="<p>Kurz gesagt: gut.</p>"), FEED)
    assert document.lead == "Kurz gesagt: gut."


def test_a_summary_alone_is_the_lead() -> None:
    document = entry_document(FEED.entries[1], FEED)
    assert (document.lead, document.body) == ("Die Brücke ist gesperrt.", None)
    whole = entry_document(replace(FEED.entries[1], summary="<p>Eins.</p><p>Zwei.</p>"), FEED)
    assert (whole.lead, whole.body) == (None, "Eins.\n\nZwei.")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Damm &amp; Deich", ["Damm & Deich"]),
        ("<p>a <b>b</b>\n c</p> d <ul><li>e</li><li>f</li></ul>g", ["a b c", "d", "e", "f", "g"]),
        ("a<br>b", ["a b"]),
        ("a<br>\n<br/>b<br><br><br>c", ["a", "b", "c"]),
        ("<p></p>", []),
        ("", []),
        (None, []),
    ],
)
def test_paragraphs(source: str | None, expected: list[str]) -> None:
    assert paragraphs(source) == expected


@given(st.text())
def test_paragraphs_of_anything_hold_no_line_ends(source: str) -> None:
    assert all("\n" not in line and line.strip() for line in paragraphs(source))


def identities(*entries: Entry) -> list[str]:
    return list(entries_by_identity(replace(FEED, entries=entries)))


def test_identity_is_the_first_that_there_is() -> None:
    entry: Entry = FEED.entries[0]
    assert identities(entry) == ["wk-1"]
    assert identities(replace(entry, id=None)) == ["https://wissekurier.example/damm"]
    assert identities(replace(entry, id=None, link=None)) == ["Damm hält 2026-03-03T08:30:00+00:00"]


def test_an_id_that_several_articles_share_knows_none_of_them() -> None:
    entry: Entry = FEED.entries[0]
    one, other = (
        replace(entry, link="https://a.example/1"),
        replace(entry, link="https://a.example/2"),
    )
    assert identities(one, other) == ["https://a.example/2", "https://a.example/1"]
    assert identities(one, one) == ["wk-1"]


def test_a_comment_takes_no_words_with_it() -> None:
    assert paragraphs("<p>Eins <!-- x -->zwei</p>") == ["Eins zwei"]
    assert paragraphs("<p>Eins.</p>" + "<svg>" + "<path/>" * 2500 + "</svg><p>Zwei.</p>") == [
        "Eins.",
        "Zwei.",
    ]
