"""A claim while it is being read: what one stage has found and the next ones fill in."""

from __future__ import annotations

import itertools

from msgspec import Struct

from newsticker.claims.member import Member
from newsticker.claims.phrases import Phrase
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.model import Mode, Passage, Span, Spans, Stance

_EDGE = " \t\n\r.,;:!?…–—-‐\"„“”»«‚‘’'›‹()[]"
_OPEN_EDGE = _EDGE.replace("(", "").replace(")", "")


# How many claims before and after one can be what it refers to: a long article's worth.
NEAR = 60


class Draft(Struct):
    """One claim in the making. Offsets are into the text, token numbers into ``sentence``.

    ``frame`` is the range of tokens outside the content in which time, place, medium and addressee of
    the utterance stand. ``of`` is the draft whose proposition this one denies, confirms or repeats;
    ``continues`` the draft whose utterance it goes on with.
    """

    sentence: Sentence
    content: Spans
    cue: Spans
    speaker: Phrase | None
    stance: Stance
    mode: Mode
    rule: str
    frame: list[tuple[int, int]]
    negated: bool = False
    stance_negated: Stance | None = None
    is_hearsay: bool = False
    of: Draft | None = None
    continues: Draft | None = None
    introduced_by: Sentence | None = None
    member: Member | None = None
    takes_addressee: bool = False

    @property
    def start(self) -> int:
        """Offset by which claims are ordered."""
        return min(s[0] for s in (*self.content, *self.cue))


def content_words(sheet: Sheet, draft: Draft) -> set[str]:
    """The longer words of a draft's content, cut to their stems."""
    text = " ".join(sheet.text[s:e] for s, e in draft.content).casefold()
    return {w.strip('„“"»«,.;:!?()')[:6] for w in text.split() if len(w) > 4}


def alike(sheet: Sheet, one: Draft, other: Draft) -> float:
    """How alike two contents are, 0 to 1: the Dice coefficient of their longer words."""
    x, y = content_words(sheet, one), content_words(sheet, other)
    return 2 * len(x & y) / max(1, len(x) + len(y))


def content_spans(sheet: Sheet, sentence: Sentence, ranges: list[tuple[int, int]]) -> Spans:
    """Character ranges as content: cut at spoken quotations' marks, without marks at their edges."""
    found: list[Span] = []
    for start, end in ranges:
        if not found and not _is_determiner(sentence, start):
            start = _after_complementiser(sheet, start, end)
        inside = [q for q in sentence.quotations if q[0] < end and q[1] > start]
        cuts = sorted(
            {
                start,
                end,
                *(max(q[0] - 1, start) for q in inside),
                *(min(q[1] + 1, end) for q in inside),
            }
        )
        for a, b in itertools.pairwise(cuts):
            span = _trimmed(sheet.text, a, b)
            if span is not None:
                found.append(span)
    return tuple(found)


def _is_determiner(sentence: Sentence, start: int) -> bool:
    """ "rejected that account": a determiner belongs to the content, a complementiser does not."""
    opener = next((t for t in sentence.tokens if t.start >= start), None)
    return opener is not None and opener.tag == "DET"


def _after_complementiser(sheet: Sheet, start: int, end: int) -> int:
    word = sheet.text[start:end].split(maxsplit=1)
    if len(word) > 1 and word[0].lower() in sheet.pack.dropped:
        return (
            sheet.text.index(word[1][0], start + len(word[0]) + 1)
            if not word[1][0].isspace()
            else start
        )
    return start


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start] in _OPEN_EDGE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _OPEN_EDGE or text[end - 1].isspace()):
        end -= 1
    words = text[start:end]
    return (start, end) if any(c.isalnum() for c in words) else None


def mode_of(sentence: Sentence, spans: Spans, otherwise: Mode) -> Mode:
    """direct where all content is spoken, mixed where part of it is, else as the construction has it."""
    spoken = [any(q[0] <= s < q[1] for q in sentence.quotations) for s, _ in spans]
    if spoken and all(spoken):
        return "direct"
    return "mixed" if any(spoken) else otherwise


def in_order(spans: Spans) -> Spans:
    """The spans in the order of the text, each word once: what two constructions both took counts once."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        start = max(start, kept[-1][1] if kept else 0)
        if start < end:
            kept.append((start, end))
    return tuple(kept)


def passage(text: str, spans: Spans) -> Passage:
    """The words of the spans, joined by blanks, and the spans."""
    return Passage(" ".join(text[s:e] for s, e in spans), spans)


def phrase_spans(sentence: Sentence, phrase: Phrase) -> Spans:
    """Where a phrase stands in the text."""
    tokens = phrase.tokens(sentence)
    return ((tokens[0].start, tokens[-1].end),)
