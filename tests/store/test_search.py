"""Search: all words in the headline, in the text or in one claim, and where they stood; filters, orders and pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from newsticker.model import NewstickerError, Stance
from newsticker.store import Incoming, SearchFilter, SearchRow, Store
from readings import claim, reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def rows(
    text: str, *, title: str = "", stance: Stance = "states", **claims: str
) -> list[SearchRow]:
    told = [SearchRow("title", title.split()), SearchRow("text", text.split())]
    return told + [
        SearchRow("claim", words.split(), key, stance, place)
        for place, (key, words) in enumerate(claims.items(), 1)
    ]


def keep(store: Store, source_id: int, name: str, text: str, **more: Any) -> int:
    keys = [key for key in more if key.startswith("c")]
    published = more.pop("published", "2026-03-02T09:30:00+01:00")
    told = reading(
        name, published=published, claims=tuple(claim(key, more[key]) for key in keys), tags=more.pop("tags", ())
    )  # fmt: skip
    (taken,) = store.take_in([Incoming(source_id, name, told, "rules")], NOW)
    store.index(taken.article_id, rows(text, **more))
    return taken.article_id


def asked(*terms: str, **more: Any) -> SearchFilter:
    return SearchFilter(terms=[term.split("|") for term in terms], **more)


def found(store: Store, *terms: str, **more: Any) -> list[tuple[str | None, bool, tuple[str, ...]]]:
    hits, _ = store.search(asked(*terms, **more))
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


def test_a_thousand_alternatives_will_do(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "damm")
    assert found(store, "|".join([*(f"x{n}" for n in range(1600)), "damm"])) == [("a", True, ())]


def test_pages_newest_first(store: Store, source_id: int) -> None:
    for number in range(5):
        keep(store, source_id, f"t{number}", "damm")
    page, marker = store.search(asked("damm"), limit=3)
    rest, end = store.search(asked("damm"), limit=3, before=marker)
    assert [hit.found.article.title for hit in (*page, *rest)] == ["t4", "t3", "t2", "t1", "t0"]
    assert end is None


def test_words_that_can_stand_nowhere_find_nothing(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "damm", c1="damm")
    for wanted in (SearchFilter(terms=[[]]), asked('"'), asked("damm", "!")):
        assert store.search(wanted) == ([], None)
        assert store.search(wanted, by_hits=True) == ([], None)
        assert store.search_claims(wanted) == ([], None)


def test_pages_by_hits(store: Store, source_id: int) -> None:
    keep(store, source_id, "one", "damm")
    keep(store, source_id, "headline", "damm", title="damm")
    keep(store, source_id, "claims", "damm", c1="damm", c2="damm")
    keep(store, source_id, "newest", "damm")
    names, marker = [], None
    while True:
        page, marker = store.search(asked("damm"), by_hits=True, limit=1, before=marker)
        names += [hit.found.article.title for hit in page]
        if marker is None:
            break
    assert names == ["headline", "claims", "newest", "one"]


def test_claims_are_found_by_themselves(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "damm", c1="damm haelt", c2="helfer", c3="damm bricht")
    keep(store, source_id, "b", "damm", c1="damm")
    seen, marker = [], None
    while True:
        page, marker = store.search_claims(asked("damm"), limit=1, before=marker)
        seen += [(one.found.article.title, one.claim.id) for one in page]
        if marker is None:
            break
    assert seen == [("b", "c1"), ("a", "c1"), ("a", "c3")]


def test_speaker_and_stance_must_be_true_of_one_claim(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "damm werft¹", c1="damm werftᵖ", stance="denies")
    keep(store, source_id, "b", "damm", c1="damm amtᵖ", c2="kran werftᵖ", stance="denies")
    keep(store, source_id, "c", "damm", c1="damm werftᵖ")
    assert [name for name, *_ in found(store, speaker=["werftᵖ"])] == ["c", "b", "a"]
    assert found(store, stance="denies", speaker=["werftᵖ"]) == [
        ("b", False, ("c2",)), ("a", False, ("c1",)),
    ]  # fmt: skip
    assert found(store, "damm", stance="denies", speaker=["werftᵖ"]) == [("a", False, ("c1",))]
    claims, _ = store.search_claims(SearchFilter(stance="denies"))
    assert [(one.found.article.title, one.claim.id) for one in claims] == [
        ("b", "c1"), ("b", "c2"), ("a", "c1"),
    ]  # fmt: skip


def test_articles_are_narrowed_down_as_in_every_list(store: Store, source_id: int) -> None:
    keep(store, source_id, "old", "damm", c1="damm", published="2026-02-01T09:00:00+01:00")
    keep(store, source_id, "new", "damm", c1="damm", tags=("Flut",))
    day = datetime(2026, 3, 1, tzinfo=UTC)
    for more, names in (
        ({"begin": day}, ["new"]),
        ({"end": day}, ["old"]),
        ({"tag": "Flut"}, ["new"]),
        ({"tag": "Ebbe"}, []),
        ({"language": "de"}, ["new", "old"]),
        ({"language": "en"}, []),
        ({"outlet": "Wissekurier"}, ["new", "old"]),
        ({"agency": "dpa"}, []),
    ):
        assert [name for name, *_ in found(store, "damm", **more)] == names
        assert [name for name, *_ in found(store, **more)] == names
        claims, _ = store.search_claims(SearchFilter(terms=[["damm"]], **more))
        assert [one.found.article.title for one in claims] == names


def test_an_article_indexed_again_is_found_by_its_new_words_alone(
    store: Store, source_id: int
) -> None:
    article_id = keep(store, source_id, "a", "damm", c1="damm")
    store.index(article_id, rows("deich"))
    assert found(store, "damm") == []
    assert found(store, "deich") == [("a", True, ())]


def test_the_words_of_the_querys_own_language_are_plain_words(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "and or not near damm")
    assert found(store, "not") == [("a", True, ())]
    assert found(store, 'da"mm*') == [("a", True, ())]
    assert found(store, "da\x00mm") == [("a", True, ())]
    assert found(store, "NEAR", "AND") == [("a", True, ())]


@pytest.mark.parametrize("marker", ["", "x", "1", "1.2.3.4", "1.x.3"])
def test_a_marker_of_no_page_is_refused(store: Store, marker: str) -> None:
    with pytest.raises(NewstickerError):
        store.search_claims(asked("damm"), before=marker)
    with pytest.raises(NewstickerError):
        store.search(asked("damm"), before="1.2.3")
    with pytest.raises(NewstickerError):
        store.search(asked("damm"), by_hits=True, before="1.2")


def test_the_values_of_filters_are_the_commonest_first(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", "damm")
    keep(store, source_id, "b", "damm")
    assert store.facets(5) == {"outlet": ["Wissekurier"], "agency": [], "language": ["de"]}
    assert store.facets(0)["outlet"] == []
