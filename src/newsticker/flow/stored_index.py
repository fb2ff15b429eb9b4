"""The store's fingerprints as an index of texts, for as long as one article is related."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from operator import attrgetter

import msgspec

from newsticker.model import Article, Reading
from newsticker.store import NO_TIME, Holder, Relating, Words
from newsticker.stories.index import MOST_HOLDERS
from newsticker.stories.texts import Place, Text, text_of

# The earliest holders of what many texts have in common are asked for again and again.
MOST_TEXTS_KEPT = 2000


class StoredIndex:
    """Tells who holds a fingerprint, out of the store; nothing may be written meanwhile."""

    def __init__(self, store: Relating) -> None:
        self._store = store
        self._holders: dict[int, list[Holder]] = {}
        self._texts: dict[int, Text] = {}

    def holders(self, prints: Iterable[int]) -> dict[int, list[Holder]]:
        """The earliest holders of each fingerprint, in the order of time."""
        wanted = list(prints)
        missing = [one for one in wanted if one not in self._holders]
        self._holders.update({one: [] for one in missing})
        for holder in self._store.holders(missing, MOST_HOLDERS):
            self._holders[holder.print].append(holder)
        return {one: self._holders[one] for one in wanted}

    def look_up(
        self, prints: Iterable[int], most: int, before: Place | None = None
    ) -> list[tuple[int, Text]]:
        """As of every index (newsticker.stories.index)."""
        held = self.holders(prints).values()
        counts = Counter(holder.article_id for some in held for holder in some)
        places = {holder.article_id: place_of(holder) for some in held for holder in some}
        found = [one for one in counts if before is None or places[one] < before]
        found = sorted(found, key=lambda one: (-counts[one], places[one]))[:most]
        texts = self.texts(found)
        return [(counts[one], texts[one]) for one in found]

    def texts(self, ids: Collection[int]) -> dict[int, Text]:
        """The texts of related articles, in the versions that are related."""
        missing = [one for one in ids if one not in self._texts]
        if missing:
            versions = self._store.versions(missing)
            for words in self._store.words(versions.items()):
                self._texts[words.article_id] = text_as_kept(words)
        return {one: self._texts[one] for one in ids}

    def in_order(self, ids: Collection[int]) -> list[Text]:
        """The texts of related articles, in the order of time."""
        return sorted(self.texts(ids).values(), key=attrgetter("place"))


def id_of(article_id: int) -> str:
    """An article's number as texts are named, so that both are in one order."""
    return f"{article_id:020}"


def place_of(holder: Holder) -> Place:
    """The place in time of a holder, as its text has it."""
    is_undated = holder.minute == NO_TIME
    minute = 0 if is_undated else holder.minute
    return is_undated, minute, holder.tie, id_of(holder.article_id)


def text_as_kept(words: Words) -> Text:
    """A version of an article, ready to be compared."""
    return _text(words.article_id, words.article, words.text)


@lru_cache(maxsize=MOST_TEXTS_KEPT)
def _text(article_id: int, article: str, text: str) -> Text:
    # By what is written and not by a number: a restored database has the same numbers for other articles.
    return text_of(Reading(id_of(article_id), msgspec.json.decode(article, type=Article), text))
