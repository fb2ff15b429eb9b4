"""The jobs "relate" and "compare": what an article has in common with those before and after it, written down at once.

What comes of it is the same in whatever order articles arrive, change and go: whatever the article can have changed
among others is looked at again, most of it in jobs of its own, so that nobody waits for hundreds of copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from newsticker.flow.parting import part_stories
from newsticker.flow.stored_index import StoredIndex, id_of, place_of, text_as_kept
from newsticker.model import Article, Claim, Job, Reading
from newsticker.store import NO_TIME, Holder, Kept, Readable, Relating, Store, Taking, Words
from newsticker.stories.common import are_alike
from newsticker.stories.copies import copies_of, groups_of_copies
from newsticker.stories.meaning import meaning_of
from newsticker.stories.reuse import as_reuse, borrowings_of, candidates
from newsticker.stories.terms import NAME, terms_of
from newsticker.stories.texts import Text

# Others that are looked at again for the sake of one article: those with most in common.
MOST_LATER = 100
MOST_EARLIER = 60
# Of these so many at once, in some tenths of a second; the others in jobs of their own.
MOST_AT_ONCE = 12
# Two that have fewer fingerprints in common have no passage that could be a frame.
FEWEST_OF_FRAME = 2


def relate_article(store: Store, job: Job) -> None:
    """Relates the article as it stands, or takes back what was written of it where readers may not see it."""
    assert job.article_id is not None
    found = store.stories.readable(job.article_id)
    # Before anything is written: it takes longest, and others have to wait for whoever writes.
    prepared = Prepared(found, kept_of(*found)) if found else None
    with store.stories.relating(datetime.now(UTC)) as relating:
        relate(relating, job.article_id, job.version, prepared)


class Prepared(Struct, frozen=True):
    """What an article was when it was looked at, and what is kept of it."""

    found: Readable
    kept: Kept


def relate(
    relating: Relating, article_id: int, version: int, prepared: Prepared | None = None
) -> None:
    """As the job does, within a transaction; an older ``version`` than the article's is left to the newer one's job."""
    found = relating.readable(article_id)
    if found is not None and found[0].version > version:
        return
    before = relating.kept([article_id]).get(article_id)
    if found is not None and prepared is not None and prepared.found == found:
        now: Kept | None = prepared.kept
    else:
        now = kept_of(*found) if found else None
    home = relating.homes([article_id]).get(article_id)
    if now is None:
        relating.take_out(article_id)
    if before is None and now is None:
        relating.settle([], () if home is None else [home])
        return
    copies = _compare(relating, before, now)
    if now == before and not copies:
        # Its claims may have changed.
        relating.settle([], () if home is None else [home])
    else:
        part_stories(relating, now, copies, home)


def compare_article(store: Store, job: Job) -> None:
    """Looks again at what an article took from earlier ones, for the sake of another that came, changed or went."""
    assert job.article_id is not None
    with store.stories.relating(datetime.now(UTC)) as relating:
        compare(relating, job.article_id)


def compare(relating: Relating, article_id: int) -> None:
    """As the job does, within a transaction."""
    if not relating.versions([article_id]):
        return
    index = StoredIndex(relating)
    (text,) = index.in_order([article_id])
    copies = _regroup(relating, _look_at(relating, text, index), index)
    if copies:
        part_stories(relating, None, copies, None)


def kept_of(words: Words, claims: tuple[Claim, ...]) -> Kept:
    """What is kept of an article to be compared with others."""
    text = text_as_kept(words)
    article = msgspec.json.decode(words.article, type=Article)
    reading = Reading(text.id, article, words.text, claims=claims)
    terms = terms_of(reading, text.first)
    return Kept(
        words.article_id,
        words.version,
        NO_TIME if text.first is None else text.first,
        text.place[2],
        text.prints,
        terms.counts,
        terms.language,
        meaning_of(reading),
    )


def put_into_index(relating: Relating, kept: Kept) -> None:
    """Puts an article into the index, by its fingerprints and by its names."""
    relating.keep(kept, [term for term in kept.terms if term[0] == NAME])


def _compare(relating: Relating, before: Kept | None, now: Kept | None) -> set[int]:
    """Writes down who took what from whom; returns the articles whose groups of copies changed."""
    # The article itself comes first.
    again: dict[int, None] = dict.fromkeys([now.article_id] if now else ())
    partners: set[int] = set()
    is_same = before is not None and now is not None and before.version == now.version
    if before and before != now:
        if not is_same:
            partners = relating.partners([before.article_id])
            again |= dict.fromkeys(sorted(relating.concerned(before.article_id)))
            again |= _around(relating, before, is_there=False)
            relating.forget_lineage(before.article_id)
        relating.forget(before)
    if now and before != now:
        put_into_index(relating, now)
        if not is_same:
            again |= _around(relating, now, is_there=True)
    relating.compare_later(list(again)[MOST_AT_ONCE:])
    index = StoredIndex(relating)
    for text in index.in_order(list(again)[:MOST_AT_ONCE]):
        partners |= _look_at(relating, text, index)
    return _regroup(relating, partners, index)


def _around(relating: Relating, kept: Kept, *, is_there: bool) -> dict[int, None]:
    """The articles among which this one makes a difference: later ones, and earlier ones that share a frame with it.

    Those with most in common with it come first. It makes none where others hold a fingerprint before it as many times as count.
    """
    index = StoredIndex(relating)
    mine = Holder(0, kept.minute, kept.tie, kept.article_id)
    shared: Counter[int] = Counter()
    places = {}
    for held in index.holders(kept.prints).values():
        others = [one for one in held if one.article_id != kept.article_id]
        if len(others) < len(held):
            shared.update(one.article_id for one in others)
            places.update({one.article_id: place_of(one) for one in others})
    nearest = sorted(shared, key=lambda one: (-shared[one], places[one]))
    later = [one for one in nearest if places[one] > place_of(mine)]
    earlier = [one for one in nearest if places[one] < place_of(mine)]
    earlier = [one for one in earlier if shared[one] >= FEWEST_OF_FRAME]
    if is_there:
        took = relating.that_took(earlier[:MOST_LATER])
        earlier = [one for one in earlier if one in took]
    texts = index.texts([kept.article_id, *earlier[:MOST_EARLIER]])
    me = texts.pop(kept.article_id)
    # A copy of it is no stranger, whatever they share.
    framed = [one for one in earlier if one in texts and not are_alike(me, texts[one])]
    return dict.fromkeys([*later[:MOST_LATER], *framed])


def _look_at(relating: Relating, text: Text, index: StoredIndex) -> set[int]:
    """Writes down what a text has in common with earlier ones; returns whose copies changed by that."""
    others = candidates(text, index)
    borrowings = borrowings_of(text, others, index)
    takings = [
        Taking(int(one.source), int(one.copy), one.spans, one.share)
        for one in map(as_reuse, borrowings)
    ]
    pairs = set(map(int, copies_of(text, others, borrowings)))
    changed = relating.keep_lineage(int(text.id), takings, pairs)
    return changed | {int(text.id)} if changed else changed


def _regroup(relating: Relating, partners: Collection[int], index: StoredIndex) -> set[int]:
    """Makes groups of copies anew among all that are connected with the partners; returns whose groups changed."""
    pairs = relating.pairs_around(partners)
    texts = index.in_order(relating.versions(pairs).keys())
    before = set(relating.copies_of(pairs))
    places = {text.id: text.place for text in texts}
    named = {id_of(one): set(map(id_of, others)) for one, others in pairs.items()}
    groups = sorted(
        groups_of_copies(texts, named), key=lambda group: [places[one] for one in group]
    )
    numbered = [tuple(map(int, group)) for group in groups]
    after = {tuple(sorted(group)) for group in numbered}
    if before != after:
        relating.regroup(pairs, numbered)
    return {one for group in before ^ after for one in group}
