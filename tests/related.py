"""What the store has of reuse, copies and stories, by the names of the articles, and what is found of them in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from threading import Event

import msgspec
from msgspec import Struct

from newsticker.flow.jobs import work
from newsticker.flow.relating import relate
from newsticker.model import Reading
from newsticker.store import Incoming, Store
from newsticker.store.story_tables import COPIES, REUSES, STORY_ARTICLES
from wires import at, edited, report, sentences

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
Groups = frozenset[frozenset[str]]


class Related(Struct, frozen=True):
    """Who took what from whom, who carries one copy, and what is one story (of two articles or more)."""

    reuse: frozenset[tuple[str, str, str, float]]
    copies: Groups
    stories: Groups


def wire() -> list[Reading]:
    """An agency's report, a whole copy, a cut, an edited one, a mixture, one that stands alone, and a frame."""
    told, other = sentences(1, 12), sentences(2, 12)
    frame = " ".join(sentences(9, 2))
    return [
        report("agency", " ".join(told), at(0), agency="dpa"),
        report("whole", " ".join(told), at(5), outlet="Bote", agency="dpa"),
        report("cut", " ".join(told[:5]), at(9), outlet="Kurier", agency="dpa"),
        report("edited", edited(" ".join(told), 3, 0.1), at(12), outlet="Anzeiger", agency="dpa"),
        report("other", " ".join(other), at(14), agency="dpa"),
        report("both", " ".join([*told[:8], *other[:8]]), at(20), outlet="Blick"),
        report("alone", " ".join(sentences(4, 8)), at(21)),
        *(report(f"frame{n}", " ".join([*sentences(20 + n, 6), frame]), at(30 + n)) for n in range(6)),
    ]  # fmt: skip


def in_one_go(readings: Sequence[Reading]) -> Related:
    """What is found of the readings when they are looked at together."""
    found = relate(readings, ("reuse", "wire_copies", "stories"))
    return Related(
        frozenset((one.source, one.copy, _json(one.spans), one.share) for one in found.reuse),
        _groups(found.wire_copies),
        _groups(found.stories),
    )


def in_store(store: Store) -> Related:
    """What the store has, whether readers may see it or not."""
    with store._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, identity FROM articles")
        names = {row[0]: row[1] for row in rows}
        reuse = frozenset(
            (names[row.source_id], names[row.copy_id], row.spans, row.share)
            for row in connection.execute(REUSES.select())
        )
        copies = [
            ((row.origin_id, row.number), names[row.article_id])
            for row in connection.execute(COPIES.select())
        ]
        stories = [
            (row.story_id, names[row.article_id])
            for row in connection.execute(STORY_ARTICLES.select())
        ]
    return Related(reuse, _gathered(copies), _gathered(stories))


def take(store: Store, readings: Iterable[Reading], *, at_once: int = 1) -> dict[str, int]:
    """Takes readings in, so many at once, and has the worker do what follows; returns their ids by their names."""
    source = store.keep_source("file", "k", name="K", url=None, full_text=False)
    ids = {}
    batch = list(readings)
    for begin in range(0, len(batch), at_once):
        some = batch[begin : begin + at_once]
        taken = store.take_in([Incoming(source, one.id, one, "rules") for one in some], NOW)
        ids.update({one.id: new.article_id for one, new in zip(some, taken, strict=True)})
        work_off(store)
    return ids


def work_off(store: Store) -> None:
    """Has the worker do all there is to do."""
    work(store, {"draw": lambda _, job: None}, Event(), once=True)


def _gathered(rows: Iterable[tuple[object, str]]) -> Groups:
    groups: dict[object, set[str]] = {}
    for key, name in rows:
        groups.setdefault(key, set()).add(name)
    return _groups(groups.values())


def _groups(groups: Iterable[Iterable[str]]) -> Groups:
    return frozenset(found for group in groups if len(found := frozenset(group)) > 1)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def story_ids(store: Store, ids: Mapping[str, int]) -> dict[str, int | None]:
    """The story of each article by its name."""
    return {name: store.stories.story_of(article_id) for name, article_id in ids.items()}
