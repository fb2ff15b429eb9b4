"""How much of somebody else's article may be shown: an excerpt, then claims, together under a cap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from articles import CLAIMS, LEAD, RICH, TEXT, claim, speaker
from newsticker.model import Article, Claim, Passage, Source, StoredArticle
from newsticker.text.quotable import in_text_order, quotable, regions


def stored(
    text: str = TEXT,
    article: Article = RICH.article,
    claims: tuple[Claim, ...] = CLAIMS,
    full: bool = False,
) -> StoredArticle:
    source = Source(1, "Wissebote", None, "feed", full)
    instant = "2026-03-02T10:00:00+00:00"
    return StoredArticle(1, 1, instant, instant, source, article, text, claims, 0)


def test_an_own_article_is_whole() -> None:
    shown = quotable(stored(full=True), longest_excerpt=200, most_quoted=10)
    assert shown.whole
    assert [TEXT[start:end] for start, end in shown.shown] == [LEAD, RICH.article.body]
    assert None not in shown.passages


def test_an_excerpt_ends_with_a_whole_word_and_an_ellipsis() -> None:
    shown = quotable(stored(), longest_excerpt=42, most_quoted=800)
    assert shown.excerpt == "Der Hafenmeister von Tarn rechnet damit, …"
    assert [TEXT[start:end] for start, end in shown.shown] == [
        "Der Hafenmeister von Tarn rechnet damit,"
    ]


def test_claims_are_filled_in_the_order_of_the_text_until_the_cap() -> None:
    shown = quotable(stored(), longest_excerpt=200, most_quoted=len(LEAD) + 42)
    assert shown.excerpt == LEAD
    assert shown.passages[0] == "schwerer Flut … an der Wisse"
    assert shown.passages[1] == "12.000 …"
    assert set(shown.passages[2:]) == {None}


def test_the_excerpt_is_the_first_paragraph_where_there_is_no_lead() -> None:
    article = Article(title="Kurz", body="Erster Absatz.\n\nZweiter Absatz.")
    shown = quotable(
        stored("Kurz\n\nErster Absatz.\n\nZweiter Absatz.", article, ()),
        longest_excerpt=200,
        most_quoted=800,
    )
    assert shown.excerpt == "Erster Absatz."


def test_running_text_without_a_headline_is_all_body() -> None:
    article = Article(title="Anders", body="Nur Text.")
    assert regions(stored("Nur Text.", article, ())).body == (0, 9)
    assert regions(stored("Nur Text.", article, ())).title is None


words = st.text(alphabet="ab \nä“", min_size=0, max_size=400)


@given(
    words,
    st.lists(st.tuples(st.integers(0, 399), st.integers(1, 200)), max_size=12),
    st.integers(0, 300),
)
def test_no_more_is_quoted_than_the_cap(body: str, places: list[tuple[int, int]], cap: int) -> None:
    claims = tuple(
        replace(
            claim(f"c{i}", (), speaker("Amt")),
            content=Passage(body[a : a + n], ((min(a, len(body)), min(a + n, len(body))),)),
        )
        for i, (a, n) in enumerate(places)
    )
    one = stored(body, Article(body=body), claims)
    shown = quotable(one, longest_excerpt=200, most_quoted=cap)
    quoted = [shown.excerpt, *filter(None, shown.passages)]
    assert sum(map(len, quoted)) <= cap
    assert len(shown.excerpt) <= 200
    assert len(shown.passages) == len(claims)
    for passage, of in zip(shown.passages, in_text_order(claims), strict=True):
        assert passage is None or of.content.text.startswith(passage.removesuffix(" …"))
