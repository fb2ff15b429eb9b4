"""Search: all words in the text or in one claim, newest first, and where they stood."""

from __future__ import annotations

from datetime import UTC, datetime

from newsticker.store import Incoming, Store
from readings import claim, reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def keep(store: Store, source_id: int, name: str, text: str, **claims: str) -> int:
    told = reading(name, claims=tuple(claim(key, words) for key, words in claims.items()))
    (taken,) = store.take_in([Incoming(source_id, name, told, "rules")], NOW)
    store.index(
        taken.article_id, text.split(), {key: words.split() for key, words in claims.items()}
    )
    return taken.article_id


def found(store: Store, *terms: str) -> list[tuple[str | None, bool, tuple[str, ...]]]:
    hits, _ = store.search([term.split("|") for term in terms])
    return [(hit.found.article.title, hit.in_text, hit.in_claims) for hit in hits]


def test_all_words_must_stand_together(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "damm haelt helfer", c1="damm haelt", c2="helfer fehlen")
    keep(store, source_id, "b", "damm bricht")
    assert found(store, "damm") == [("b", True, ()), ("a", True, ("c1",))]
    assert found(store, "damm", "haelt") == [("a", True, ("c1",))]
    assert found(store, "damm", "fehlen") == []
    assert found(store, "fehlen") == [("a", False, ("c2",))]


def test_any_alternative_of_a_word_will_do(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "damm")
    assert found(store, "deich|damm") == [("a", True, ())]


def test_pages_and_empty_queries(store: Store, source_id: int) -> None:
    for number in range(5):
        keep(store, source_id, f"t{number}", "damm")
    page, marker = store.search([["damm"]], limit=3)
    rest, end = store.search([["damm"]], limit=3, before=marker)
    assert [hit.found.article.title for hit in (*page, *rest)] == ["t4", "t3", "t2", "t1", "t0"]
    assert end is None
    assert store.search([]) == ([], None)
    assert store.search([[]]) == ([], None)


def test_an_article_indexed_again_is_found_by_its_new_words_alone(
    store: Store, source_id: int
) -> None:
    article_id = keep(store, source_id, "a", "damm", c1="damm")
    store.index(article_id, ["deich"], {})
    assert found(store, "damm") == []
    assert found(store, "deich") == [("a", True, ())]


def test_the_words_of_the_querys_own_language_are_plain_words(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "and or not near damm")
    assert found(store, "not") == [("a", True, ())]
    assert found(store, 'da"mm*') == [("a", True, ())]
    assert found(store, "da\x00mm") == [("a", True, ())]
    assert found(store, '"') == []
    assert found(store, "NEAR", "AND") == [("a", True, ())]
