"""The sheet: a text laid out for reading, as sentences of tagged tokens, quotations and pieces.

A piece is a stretch of a sentence between commas, semicolons, colons, dashes or the edges of a spoken
quotation; marks within quotations part nothing. Clauses are found as runs of pieces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from itertools import takewhile
from typing import Literal

from msgspec import Struct

from newsticker.language.media import medium_named
from newsticker.language.pack import LanguagePack
from newsticker.model import Article, Span
from newsticker.text.quotations import find_quotations
from newsticker.text.sentences import find_paragraphs, split_sentences
from newsticker.text.tokens import Token, tokenise

Part = Literal["title", "lead", "body"]
_SEPARATORS = frozenset({",", ";", ":", "–", "—", "-", "…"})
_SPOKEN_ENDS = frozenset(",.!?…")


class Piece(Struct):
    """Tokens ``first`` to ``after`` (excluded) of a sentence, and the mark before them ("" at the start)."""

    first: int
    after: int
    mark: str
    is_quotation: bool


class Sentence(Struct):
    """One sentence: its tokens, its place, the quotations that touch it and its pieces."""

    number: int
    part: Part
    paragraph: int
    tokens: list[Token]
    quotations: list[Span]
    pieces: list[Piece]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tokens[-1].end

    def quotation_of(self, token: Token) -> Span | None:
        """The spoken quotation that ``token`` stands in."""
        return next((q for q in self.quotations if q[0] <= token.start < q[1]), None)

    @property
    def is_quotation(self) -> bool:
        """True where the sentence is spoken from its first word to its last."""
        spoken = [t for t in self.tokens if t.tag != "P"]
        return bool(spoken) and all(self.quotation_of(t) for t in spoken)


class Sheet(Struct):
    """A whole text laid out; ``published`` is the day that relative times count from.

    ``outlets`` are those of the article's own credit line.
    """

    text: str
    pack: LanguagePack
    published: date | None
    sentences: list[Sentence]
    outlets: tuple[str, ...] = ()


def lay_out(text: str, article: Article, pack: LanguagePack) -> Sheet:
    """The sheet of ``text``; title and lead are known by standing where the article says."""
    ends: list[tuple[int, Part]] = []
    if article.title and text.startswith(article.title):
        ends.append((len(article.title), "title"))
        lead = article.lead or ""
        if lead and text.find(lead) == len(article.title) + 2:
            ends.append((len(article.title) + 2 + len(lead), "lead"))
    known = _quoted_names(text, pack)
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(find_paragraphs(text)):
        part: Part = next((name for stop, name in ends if end <= stop), "body")
        tokens = tokenise(text, _after_dateline(text, start, end, article), end)
        quotations = find_quotations(text, start, end)
        ends_of = [end for _, end in quotations]
        for first, after in split_sentences(
            tokens, quotations, pack.abbreviations, pack.times.after_ordinals, pack.openers
        ):
            chosen = tokens[first:after]
            pack.tag(chosen)
            start = bisect_right(ends_of, chosen[0].start)
            spoken = _spoken(chosen, quotations[start:], pack, known)
            sentence = Sentence(len(sentences), part, number, chosen, spoken, [])
            sentence.pieces = _cut(sentence)
            sentences.append(sentence)
    outlets = article.credit.outlets if article.credit else ()
    return Sheet(text, pack, _day(article.published), sentences, outlets)


_DASH = re.compile(r"\s[-–—]{1,2}\s")


def _after_dateline(text: str, start: int, end: int, article: Article) -> int:
    """Where a paragraph begins to tell: behind "Kiel (dpa) - ", which the article knows as its dateline."""
    if not article.dateline or not text.startswith(article.dateline, start):
        return start
    dash = _DASH.search(
        text, start + len(article.dateline), min(end, start + len(article.dateline) + 60)
    )
    return dash.end() if dash else start


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def _spoken(
    tokens: list[Token], quotations: list[Span], pack: LanguagePack, known: frozenset[str]
) -> list[Span]:
    """The quotations of these tokens that are not merely a name: 'das Magazin „Quader“'."""
    start, end = tokens[0].start, tokens[-1].end
    touching = takewhile(lambda q: q[0] < end, quotations)
    return [q for q in touching if q[1] > start and not _is_name(tokens, q, pack, known)]


def _is_name(
    tokens: list[Token], quotation: Span, pack: LanguagePack, known: frozenset[str]
) -> bool:
    inner = [t for t in tokens if quotation[0] <= t.start < quotation[1]]
    before = next((t for t in reversed(tokens) if t.end <= quotation[0] - 1 and t.tag != "P"), None)
    if inner and " ".join(t.text for t in inner) in known:
        return True
    behind = next((t for t in tokens if t.start >= quotation[1] + 1), None)
    if behind is not None and behind.start == quotation[1] + 1 and behind.text in "-‐":
        return True
    close = before is not None and quotation[0] - 1 - before.end <= 1
    if close and before is not None and before.lower in pack.according and len(inner) < 6:
        return True  # "laut «Küstenblick»"
    if (
        not inner
        or len(inner) > 5
        or not inner[0].is_capitalised
        or any(t.tag == "NUM" for t in inner[:-1])
        or any(t.tag == "V" and t.text[0].islower() for t in inner)
    ):
        return False
    if close and before is not None and before.tag in {"DET", "PREPDET", "PREP"}:
        if len(inner) == 1 and (
            _names_medium(inner[0].text, before, pack) or _follows_teller(tokens, before, pack)
        ):
            return True
        # "mit der «Gazette du Lac»": two or more words, a name at both ends.
        return before.tag != "PREP" and len(inner) > 1 and inner[-1].is_capitalised
    return (
        close
        and before is not None
        and before.tag == "N"
        and pack.kind_of_noun(before.lower) != "person"
    )


def _follows_teller(tokens: list[Token], article: Token, pack: LanguagePack) -> bool:
    """ "berichtete die „Nordsee“": right behind a verb that has no object stands who tells it."""
    at = next(i for i, t in enumerate(tokens) if t is article)
    entry = pack.verbs.get(tokens[at - 1].lemma) if at else None
    finite = at > 0 and tokens[at - 1].tag == "V" and article.tag == "DET"
    return finite and entry is not None and "object" not in entry.frames


def _names_medium(name: str, before: Token, pack: LanguagePack) -> bool:
    """ "der „Abendkurier“", "nach Informationen des „Abendkuriers“", "von „Abendkurier“": a word that a paper is called by."""
    names = [name]
    if before.lower in pack.genitives:
        names.append(name.removesuffix("s"))
    return any(
        one.lower().endswith(pack.media_endings) or medium_named(one, in_quotes=True) is not None
        for one in names
    )


_NAMED = re.compile(r"\b(\w{2,40}) [„“\"»«‚‘]([^„“”\"»«‚‘’]{2,40})[“”\"«»‘’]")


def _quoted_names(text: str, pack: LanguagePack) -> frozenset[str]:
    """The names that the article once introduces with their noun: 'das Magazin „Quader“'."""
    return frozenset(
        m[2] for m in _NAMED.finditer(text) if pack.kind_of_noun(m[1].lower()) == "organisation"
    )


def _cut(sentence: Sentence) -> list[Piece]:
    tokens, pieces = sentence.tokens, []
    first, mark = 0, ""
    for position, token in enumerate(tokens):
        spoken = sentence.quotation_of(token)
        ends_speech = (
            spoken is not None
            and position + 1 < len(tokens)
            and tokens[position + 1].start >= spoken[1]
            and token.text in _SPOKEN_ENDS
        )
        separates = spoken is None and token.text in _SEPARATORS and _stands_apart(tokens, position)
        if separates or ends_speech:
            if position > first:
                pieces.append(_piece(sentence, first, position, mark))
            first, mark = position + 1, token.text if separates else '"'
    if first < len(tokens):
        pieces.append(_piece(sentence, first, len(tokens), mark))
    return [p for p in pieces if any(t.tag != "P" for t in tokens[p.first : p.after])]


def _stands_apart(tokens: list[Token], position: int) -> bool:
    token = tokens[position]
    if token.text not in "-–":
        return True
    before = tokens[position - 1].end if position else token.start
    after = tokens[position + 1].start if position + 1 < len(tokens) else token.end
    return before < token.start and after > token.end


def _piece(sentence: Sentence, first: int, after: int, mark: str) -> Piece:
    chosen = [t for t in sentence.tokens[first:after] if t.tag != "P"]
    spoken = bool(chosen) and all(sentence.quotation_of(t) for t in chosen)
    return Piece(first, after, mark, spoken)
