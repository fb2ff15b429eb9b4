"""How each annotated story was read when it was new, before any rule was written for it: tests/quality/first.

What went wrong then is what goes wrong on texts of others; a story that the rules know shows little of it. A
file holds, by article, what a claim's confidence is made of and whether it was right; it is written once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from newsticker.model import Claim, Mode, Passage, Spans, Speaker, Stance
from quality.packs import Article

FOLDER = Path(__file__).parent / "first"


class First(Struct, frozen=True):
    """A claim as it was read first: the parts that tell how sure it is, and whether it was right."""

    rule: str
    stance: Stance
    mode: Mode
    content: Spans
    cue: Spans | None
    speaker: Speaker | None
    right: bool

    def claim(self, name: str, text: str) -> Claim:
        """The claim again, in the text that it was read in."""
        cue = None if self.cue is None else _passage(text, self.cue)
        empty = dict.fromkeys(("medium", "addressee", "said_at", "place", "denies", "inside"))
        return Claim(
            id=name, content=_passage(text, self.content), cue=cue, speaker=self.speaker,
            stance=self.stance, mode=self.mode, chain=(), figures=(), rule=self.rule, **empty,
        )  # fmt: skip


def first_readings(story: str, folder: Path = FOLDER) -> dict[str, list[First]]:
    """What was read of a story's articles, by their ids; nothing where its first reading was not kept."""
    path = folder / f"{story}.json"
    if not path.exists():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=dict[str, list[First]])


def keep(articles: Iterable[Article], folder: Path = FOLDER) -> list[str]:
    """Writes how the stories are read today that have no first reading yet; their names."""
    new: dict[str, dict[str, list[First]]] = {}
    for article in articles:
        if (folder / f"{article.pack}.json").exists():
            continue
        right = {j.read.id for j in article.judged if j.read is not None and j.is_right}
        new.setdefault(article.pack, {})[article.gold["id"]] = [
            First(
                c.rule,
                c.stance,
                c.mode,
                c.content.spans,
                None if c.cue is None else c.cue.spans,
                c.speaker,
                c.id in right,
            )
            for c in article.reading.claims
        ]
    for story, claims in new.items():
        write(folder / f"{story}.json", claims)
    return sorted(new)


def write(path: Path, claims: dict[str, list[First]]) -> None:
    """A claim a line."""
    blocks = []
    for article, found in claims.items():
        lines = ",\n".join("  " + msgspec.json.encode(c).decode() for c in found)
        blocks.append(f" {json.dumps(article)}: [\n{lines}\n ]")
    path.parent.mkdir(exist_ok=True)
    path.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf8")


def _passage(text: str, spans: Spans) -> Passage:
    return Passage(" ".join(text[start:end] for start, end in spans), spans)
