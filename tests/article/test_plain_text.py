"""A text file is read like a page: headline, date, counter, lead, body, credit, tags, section."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.article import article_text, read_plain
from newsticker.model import Unreadable

PAGE = """Hafenamt warnt vor "schwerer Sturmflut" in Emden

\xa0 3 März 2026\xa0 \xa0 \xa0 Gelesen: 1.204
Hafenamt warnt vor "schwerer Sturmflut" in Emden

Der Wetterdienst rechnet mit Wasserständen von 2,50 Metern. Die Stadt lässt die Tore schließen.

Die Leiterin des Hafenamts, Wiebke Tjaden, hat vor einer Sturmflut gewarnt. Sie sprach am Montag.

Die Feuerwehr ist im Einsatz - auch am Abend noch.

Quelle: hafenbote.example, ute/AFP


Tags:


Newsticker"""


def test_every_row_of_the_page_is_found() -> None:
    article = read_plain(PAGE)
    assert article.title == 'Hafenamt warnt vor "schwerer Sturmflut" in Emden'
    assert article.published == "2026-03-03T00:00:00+01:00"
    assert article.published_precision == "day"
    assert article.reads == 1204
    assert article.lead is not None
    assert article.lead.startswith("Der Wetterdienst rechnet")
    assert article.body is not None
    assert article.body.startswith("Die Leiterin")
    assert article.body.endswith("auch am Abend noch.")
    assert article.section == "Newsticker"
    assert article.tags == ()
    assert article.credit is not None
    assert article.credit.text == "hafenbote.example, ute/AFP"


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\xa0 ", "\t"),
        PAGE + "\n\n\n",
        "\n\n" + PAGE,
        PAGE.replace("schwerer", "schwe\x00rer"),
    ],
    ids=["CRLF", "tabs", "blank end", "blank start", "NUL"],
)
def test_the_same_page_in_other_dress(text: str) -> None:
    assert read_plain(text) == read_plain(PAGE)


def test_a_line_feed_after_each_paragraph_is_enough() -> None:
    article = read_plain("Sturm in Emden\nDer Hafen ist zu.\nDie Tore sind zu.\nDas Wasser steigt.")
    assert (article.title, article.lead) == ("Sturm in Emden", "Der Hafen ist zu.")
    assert article.body == "Die Tore sind zu.\n\nDas Wasser steigt."


def test_wrapped_lines_are_one_paragraph() -> None:
    article = read_plain(
        "Sturm in Emden\n\nDer Hafen ist seit dem Morgen geschlossen, weil das\n"
        "Wasser höher steht als im vergangenen Jahr.\n\nZweiter Absatz.\n"
    )
    assert article.lead == (
        "Der Hafen ist seit dem Morgen geschlossen, weil das Wasser höher steht als im vergangenen Jahr."
    )


def test_missing_parts_are_missing() -> None:
    article = read_plain("Sturm in Emden\n\nDer Hafen ist zu.")
    assert (article.lead, article.body) == (None, "Der Hafen ist zu.")
    assert (article.published, article.reads, article.credit, article.section) == (
        None,
        None,
        None,
        None,
    )


def test_a_counter_without_a_number() -> None:
    article = read_plain("Sturm in Emden\n3. März 2026 Gelesen:\n\nDer Hafen ist zu.")
    assert article.reads is None
    assert article.published == "2026-03-03T00:00:00+01:00"


def test_running_text_alone_has_no_headline() -> None:
    article = read_plain("Der Hafen ist zu. Die Tore sind geschlossen.")
    assert article.title is None
    assert article.body == "Der Hafen ist zu. Die Tore sind geschlossen."


def test_a_long_first_paragraph_is_no_lead() -> None:
    article = read_plain("Sturm\n\n" + "Der Hafen ist zu. " * 40 + "\n\nDie Tore auch.")
    assert article.lead is None


def test_a_paragraph_with_a_dateline_is_no_lead() -> None:
    article = read_plain("Sturm\n\nEmden (dpa) - Der Hafen ist zu.\n\nDie Tore auch.")
    assert article.lead is None
    assert article.dateline == "Emden"
    assert article.body is not None
    assert article.body.startswith("Emden (dpa) - Der Hafen")
    assert article.credit is not None
    assert article.credit.agencies == ("dpa",)


def test_tags_section_byline_and_time() -> None:
    article = read_plain(
        "Sturm in Emden\nVon Wiebke Tjaden\n3. März 2026, 18:40 Uhr\n\nDer Hafen ist zu.\n\n"
        "Die Tore auch.\n\nTags: Sturm, Hafen\n\nRegional\n"
    )
    assert article.authors == ("Wiebke Tjaden",)
    assert article.published == "2026-03-03T18:40:00+01:00"
    assert article.published_precision == "minute"
    assert article.tags == ("Sturm", "Hafen")
    assert article.section == "Regional"


@pytest.mark.parametrize(
    "title", ["Eilmeldung: Sturm in Emden", "+++ Sturm in Emden +++", "BREAKING: Storm"]
)
def test_breaking_news_is_marked(title: str) -> None:
    article = read_plain(f"{title}\n\nDer Hafen ist zu.")
    assert article.breaking
    assert article.title == title


def test_a_headline_about_breaking_something_is_not_breaking() -> None:
    assert not read_plain("Eilig hatte es niemand\n\nDer Hafen ist zu.").breaking


@pytest.mark.parametrize("text", ["", "\n\n", " \t\r\n", "\x00", "---"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_plain(text)


@pytest.mark.parametrize("text", ["2000-01-01", "3. März 2026\n\nGelesen: 12", "Quelle: dpa"])
def test_of_a_date_or_a_credit_alone_the_lines_are_the_text(text: str) -> None:
    assert article_text(read_plain(text)) == text


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        article = read_plain(text)
    except Unreadable:
        return
    assert article_text(article).encode()


@given(st.lists(st.sampled_from([*PAGE.splitlines(), "Tags: a, b", "(dpa)", "Eil"]), min_size=1))
def test_any_order_of_rows_is_survived(rows: list[str]) -> None:
    try:
        read_plain("\n".join(rows))
    except Unreadable:
        assert not any(char.isalnum() for row in rows for char in row)
