"""The annotated stories of tests/gold, read by the reader, and each claim judged.

A claim that was read is a hit where it shares at least half of its words (token F1) with the annotated
one that answers to it. Its speaker is right where the two phrases share a word, or where neither has one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from newsticker.flow.reading import read_document
from newsticker.model import Claim, Document, Reading, Span
from quality.assignment import assign, overlap

GOLD = Path(__file__).parent.parent / "gold"
HIT = 0.5
# Of two claims with the same words (a report's and its denial's) the one with the same cue answers.
TIE = 0.01

Annotated = dict[str, Any]


class Judged(Struct, frozen=True):
    """An annotated claim, the one read that answers to it, or one of them alone."""

    gold: Annotated | None
    read: Claim | None
    is_speaker_right: bool = False
    words: tuple[int, int, int] = (0, 0, 0)

    @property
    def is_right(self) -> bool:
        """What confidence foretells: the claim is there and its speaker is the right one."""
        return self.gold is not None and self.read is not None and self.is_speaker_right


class Article(Struct, frozen=True):
    """One article of a story: as annotated, as read, and its claims judged."""

    pack: str
    language: str
    gold: dict[str, Any]
    reading: Reading
    judged: tuple[Judged, ...]


def files(folder: Path = GOLD) -> list[Path]:
    """The packs of a folder in the order of their names."""
    return sorted(folder.glob("*.json"))


def corpus_hash(paths: Iterable[Path]) -> str:
    """A short hash over names and contents: another one tells that other texts are measured."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def read_packs(folder: Path = GOLD) -> list[Article]:
    """All articles of all packs of the folder, read in this process."""
    articles = []
    for path in files(folder):
        pack = json.loads(path.read_text(encoding="utf8"))
        for article in pack["articles"]:
            reading = read_document(_document(pack, article))
            judged = tuple(judge(reading.text, article["claims"], reading.claims))
            articles.append(Article(pack["pack"], pack["language"], article, reading, judged))
    return articles


def _document(pack: dict[str, Any], article: dict[str, Any]) -> Document:
    """The article as its outlet gives it: the credit line is the last paragraph of the body."""
    body, credit = article["body"], article["credit_line"]
    if credit and credit not in body:
        body = f"{body}\n\n{credit}"
    return Document(
        f"{pack['pack']}/{article['id']}",
        title=article["title"],
        lead=article["lead"],
        body=body,
        published=article["published"],
        language=pack["language"],
    )


def judge(text: str, gold: Sequence[Annotated], read: Sequence[Claim]) -> list[Judged]:
    """Every annotated claim with the one that answers to it, then what was read besides."""
    tokens = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    wanted = [_places(text, tokens, claim) for claim in gold]
    given = [_tokens_of(tokens, claim) for claim in read]
    scores = [[_score(w, g) for g in given] for w in wanted]
    partner = dict(assign(scores))
    judged, answering = [], set()
    for i, claim in enumerate(gold):
        j = partner.get(i)
        if j is None or overlap(wanted[i][0], given[j][0]) < HIT:
            judged.append(Judged(claim, None))
            continue
        answering.add(j)
        speaker = read[j].speaker
        silent = not claim["speaker"] and (speaker is None or speaker.text is None)
        words = (len(wanted[i][0] & given[j][0]), len(given[j][0]), len(wanted[i][0]))
        shared = bool(wanted[i][2] & given[j][2])
        judged.append(Judged(claim, read[j], silent or shared, words))
    return judged + [Judged(None, claim) for j, claim in enumerate(read) if j not in answering]


_Places = tuple[frozenset[int], frozenset[int], frozenset[int]]


def _score(wanted: _Places, given: _Places) -> float:
    words = overlap(wanted[0], given[0])
    return words and words + TIE * (overlap(wanted[1], given[1]) + overlap(wanted[2], given[2]))


def _tokens_of(tokens: list[Span], claim: Claim) -> _Places:
    parts = (claim.content, claim.cue, claim.speaker)
    content, cue, speaker = (_covered(tokens, part.spans if part else ()) for part in parts)
    return content, cue, speaker


def _covered(tokens: list[Span], spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(
        n for n, (start, end) in enumerate(tokens) for s, e in spans if start < e and s < end
    )


def _places(text: str, tokens: list[Span], claim: Annotated) -> _Places:
    """Where an annotated claim stands: of words that stand in the text twice, those nearest together."""
    marks = [span for part in ("cue", "speaker") for words in _strings(claim[part])
             for span in _occurrences(text, words)]  # fmt: skip
    content: list[Span] = []
    for words in _strings(claim["content"]):
        found = _occurrences(text, words)
        behind = [span for span in found if content and span[0] >= content[-1][1]]
        near = content[-1:] or marks
        if found:
            content.append(min(behind or found, key=lambda span: _distance(span, near)))
    cue = _nearest(text, claim["cue"], content)
    speaker = _nearest(text, claim["speaker"], cue or content)
    return _covered(tokens, content), _covered(tokens, cue), _covered(tokens, speaker)


def _nearest(text: str, value: str | list[str] | None, others: list[Span]) -> list[Span]:
    """Of each string the occurrence nearest to the others."""
    found = (_occurrences(text, words) for words in _strings(value))
    return [min(spans, key=lambda span: _distance(span, others)) for spans in found if spans]


def _strings(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _occurrences(text: str, words: str) -> list[Span]:
    """As whole words where they stand so: the speaker "er" does not stand in "trainiert"."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    whole = [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
    return whole or [m.span() for m in re.finditer(pattern, text)]


def _distance(span: Span, others: list[Span]) -> int:
    return min((max(s - span[1], span[0] - e, 0) for s, e in others), default=0)
