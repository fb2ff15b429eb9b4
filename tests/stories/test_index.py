"""The index in memory: what is added is found, what is removed is not, and the earliest holders are kept."""

from __future__ import annotations

from newsticker.stories.index import MOST_HOLDERS, MemoryIndex
from newsticker.stories.texts import text_of
from wires import at, report, sentences

WORDS = " ".join(sentences(1, 5))


def test_a_text_is_found_by_its_fingerprints_until_it_is_removed() -> None:
    index, text = MemoryIndex(), text_of(report("a", WORDS))
    index.add(text)
    assert index.look_up(text.prints, 5) == [(len(text.prints), text)]
    assert index.look_up(text.prints, 5, text.place) == []
    index.remove(text)
    assert index.look_up(text.prints, 5) == []


def test_of_many_holders_the_earliest_are_told_whenever_they_came() -> None:
    index = MemoryIndex()
    texts = [text_of(report(str(n), WORDS, at(n))) for n in range(MOST_HOLDERS + 20)]
    for text in texts[::-1]:
        index.add(text)
    found = index.look_up(texts[0].prints, 100)
    assert [text.id for _, text in found] == [text.id for text in texts[:MOST_HOLDERS]]
    index.remove(texts[0])
    assert texts[MOST_HOLDERS] in [text for _, text in index.look_up(texts[0].prints, 100)]
