"""News sitemaps: fresh articles' addresses as a feed; other sitemaps are told for what they are."""

from __future__ import annotations

import pytest

from feed_texts import NEWS_SITEMAP
from newsticker.intake import entries_by_identity, entry_document, feed_name, read_feed
from newsticker.intake.sitemap import MOST_ENTRIES
from newsticker.model import Unreadable

HEAD = NEWS_SITEMAP[: NEWS_SITEMAP.index("<url>")]
NEWS = "<url><loc>https://a.example/{0}</loc><news:news><news:title>Nummer {0}</news:title></news:news></url>"


def test_a_news_sitemap_is_a_feed_of_headlines_and_addresses() -> None:
    feed = read_feed(NEWS_SITEMAP.encode())
    (entry,) = feed.entries
    assert (feed_name(feed), feed.language, feed.format) == (
        "Wissekurier & Umland",
        "de",
        "sitemap",
    )
    assert feed.problems == ("2 addresses that were left out",)
    assert (entry.id, entry.link) == ("https://wissekurier.example/damm",) * 2
    assert (entry.published, entry.updated) == (
        "2026-03-03T08:30:00+00:00",
        "2026-03-03T09:00:00+00:00",
    )
    assert (entry.tags, entry.summary, entry.content) == (("Wetter", "Wisse"), None, None)
    document = entry_document(entry, feed)
    assert (document.title, document.body, document.url) == (
        "Damm <hält> & steht",
        None,
        entry.link,
    )
    assert [*entries_by_identity(feed)] == [entry.link]


def test_no_more_is_taken_than_a_news_sitemap_may_have() -> None:
    many = "".join(NEWS.format(n) for n in range(MOST_ENTRIES + 5))
    feed = read_feed(f"{HEAD}{many}</urlset>".encode())
    assert len(feed.entries) == MOST_ENTRIES
    assert feed.problems == ("5 addresses that were left out",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{HEAD}<url><loc>https://a.example/</loc></url></urlset>", "none of news"),
        ("<urlset/>", "none of news"),
        ("<sitemapindex><sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>", "an index of sitemaps"),
    ],
)  # fmt: skip
def test_other_sitemaps_are_told_for_what_they_are(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_feed(text.encode())
