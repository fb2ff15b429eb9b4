"""Title, lead and body come with their credit at the end; running text stays as it came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.article import article_text, as_told, read_parts
from newsticker.model import Document, Unreadable


def test_the_credit_is_cut_from_the_body() -> None:
    article = read_parts(
        Document(
            "a",
            title="Sturm",
            lead="Der Hafen ist zu.",
            body="Die Tore auch.\n\nQuelle: bote.example, ute/dpa",
        )
    )
    assert article.credit is not None
    assert article.credit.outlets == ("bote.example",)
    assert article_text(article) == "Sturm\n\nDer Hafen ist zu.\n\nDie Tore auch."


def test_the_dateline_is_named_and_stays() -> None:
    article = read_parts(
        Document("a", body="Emden/Hannover (dpa) - Der Hafen ist zu.\n\nDie Tore auch.")
    )
    assert article.dateline == "Emden/Hannover"
    assert article.body == "Emden/Hannover (dpa) - Der Hafen ist zu.\n\nDie Tore auch."
    assert article.credit is not None
    assert article.credit.agencies == ("dpa",)


def test_running_text_keeps_its_credit_and_every_character() -> None:
    text = "  Der Hafen ist zu.\r\n\r\nDie Tore auch. (dpa)\n"
    article = read_parts(Document("a", text=text))
    assert article.body == text
    assert article.credit is not None
    assert article.credit.agencies == ("dpa",)


def test_a_lone_surrogate_becomes_one_replacement_character() -> None:
    article = read_parts(Document("a", text="Der \ud800 Hafen"))
    assert article.body == "Der \ufffd Hafen"


@pytest.mark.parametrize(
    "document", [Document("a"), Document("a", text=""), Document("a", body=" \n", title="")]
)
def test_nothing_to_read_is_refused(document: Document) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_parts(document)


def test_what_is_told_from_outside_goes_first() -> None:
    document = Document(
        "a", body="Sturm.", published="2026-03-03", language="de", url="https://bote.example/1"
    )
    article = as_told(read_parts(document), document)
    assert article.published == "2026-03-03T00:00:00+01:00"
    assert article.published_precision == "day"
    assert (article.language, article.url) == ("de", "https://bote.example/1")


def test_a_date_that_is_none_is_named() -> None:
    document = Document("a", body="Sturm.", published="gestern")
    with pytest.raises(Unreadable, match="published is 'gestern'"):
        as_told(read_parts(document), document)


@given(st.text())
def test_running_text_is_never_changed(text: str) -> None:
    try:
        article = read_parts(Document("a", text=text))
    except Unreadable:
        return
    assert article.body == text


def test_a_script_is_no_address() -> None:
    document = Document("a", body="Sturm.", url="javascript:alert(1)")
    assert as_told(read_parts(document), document).url is None
