"""German parliament speeches with who-said-what (SpkAtt-2023, CC BY-SA 4.0), where they are at hand.

The corpus has sentences as lists of words and no text; they are joined by blanks. A statement is found
where its words and the corpus' message share at least half (token F1), one to one; of those found it is
told how often the cue and the source share a word with the annotated ones.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from msgspec import Struct

from newsticker.flow.reading import read_document
from newsticker.model import Document, Passage, Span, Speaker
from quality.assignment import assign, overlap
from quality.floors import Measured
from quality.kit import DATA
from quality.packs import HIT, corpus_hash

FILE = DATA / "german-parliament.dev.jsonl.gz"


class Tally(Struct):
    """Counts over speeches; ``rules`` has (claims, found, found with their source) by rule."""

    gold: int = 0
    read: int = 0
    found: int = 0
    cue: int = 0
    source: int = 0
    rules: dict[str, Counter[str]] = {}


def absence() -> str | None:
    """Why nothing is measured here, in one line; None where the corpus is there."""
    return None if FILE.exists() else f"{FILE.name} is not at ../shared/eval/claims/data"


def measure() -> Measured:
    """Precision, recall and F1 of messages, and cue and source of those found, in per cent."""
    told = tally(FILE)
    figures = {
        "message precision": told.found / max(told.read, 1),
        "message recall": told.found / max(told.gold, 1),
        "message F1": 2 * told.found / max(told.read + told.gold, 1),
        "cue of those found": told.cue / max(told.found, 1),
        "source of those found": told.source / max(told.found, 1),
    }
    return Measured(corpus_hash([FILE]), {k: round(100 * v, 1) for k, v in figures.items()})


@cache
def tally(path: Path) -> Tally:
    """What the reader finds in every speech of the file."""
    total = Tally(rules={})
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            _count(json.loads(line), total)
    return total


def _count(speech: dict[str, Any], total: Tally) -> None:
    words = [word for sentence in speech["sentences"] for word in sentence]
    ends = list(accumulate(len(word) + 1 for word in words))
    places = [(end - 1 - len(word), end - 1) for word, end in zip(words, ends, strict=True)]
    fields = {key: speech[key] for key in ("id", "published", "language")}
    claims = read_document(Document(**fields, text=" ".join(words))).claims
    gold = [a for a in speech["annotations"] if a.get("message")]
    messages = [frozenset(a["message"]) for a in gold]
    contents = [_tokens(places, claim.content) for claim in claims]
    pairs = assign([[overlap(m, c) for c in contents] for m in messages])
    total.gold, total.read = total.gold + len(gold), total.read + len(claims)
    for claim in claims:
        total.rules.setdefault(claim.rule, Counter())["claims"] += 1
    for i, j in pairs:
        if overlap(messages[i], contents[j]) < HIT:
            continue
        has_cue = bool(_tokens(places, claims[j].cue) & set(gold[i].get("cue", ())))
        source = set(gold[i].get("source", ()))
        has_source = bool(_tokens(places, claims[j].speaker) & source) or not source
        total.found, total.cue = total.found + 1, total.cue + has_cue
        total.source += has_source
        total.rules[claims[j].rule].update(found=1, right=int(has_source))


def _tokens(places: list[Span], part: Passage | Speaker | None) -> frozenset[int]:
    spans = part.spans if part else ()
    return frozenset(n for n, (s, e) in enumerate(places) for a, b in spans if s < b and a < e)
