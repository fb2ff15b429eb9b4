"""Tokens of a news text: words, numbers, marks, each with its place in the text."""

from __future__ import annotations

import re

from msgspec import Struct


class Token(Struct, gc=False):
    """A word, a number or a mark. ``tag``, ``lemma`` and ``mood`` are what the language's tagger says.

    ``start`` and ``end`` are code point offsets into the text, ``end`` exclusive.
    """

    text: str
    lower: str
    start: int
    end: int
    tag: str = ""
    lemma: str = ""
    mood: str = ""

    @property
    def is_capitalised(self) -> bool:
        """True for "Bericht", "NATO", "E-Mail"; False for "bericht" and for marks."""
        return self.text[0].isupper()


# Numbers keep their marks (12.000, 1,2, 18.52), abbreviations with inner stops stay whole (z.B., U.S.),
# hyphens and apostrophes belong to the word (Hunte-Netz, O'Brien), a final stop does not.
_TOKEN = re.compile(
    r"""
    \d{1,3}(?:['’]\d{3})+ | \d+(?:[.,:]\d+)*(?:-[^\W\d]\w*(?:-olds?)?)?
  | (?:[^\W\d_]\.){2,}
  | [^\W_](?:[\w*]|[-‐‑/&](?=\w)|['’](?=\w)|\.(?=[a-z]{2,}\b)|@(?=\w))*
  | \.{3} | [^\w\s] | _
    """,
    re.VERBOSE,
)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; white space is in none of them."""
    return [
        Token(m[0], m[0].lower(), m.start(), m.end())
        for m in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]
