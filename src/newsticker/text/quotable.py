"""How much of an article may be shown: the whole of an own or licensed one, little of another's.

The rule is docs/fairness: an excerpt of at most 200 characters, then the claims in the order of the
text, together at most 800. The claim that meets the cap is cut, those behind it keep their speaker,
stance, figures and date but lose their passage. Pages, feeds and JSON-LD all ask here.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsticker.model import Claim, Span, Spans, StoredArticle

ELLIPSIS = " …"
GAP = " … "


class Regions(Struct, frozen=True):
    """Where headline, lead and body stand in an article's text; None for an absent part."""

    title: Span | None
    lead: Span | None
    body: Span | None


class Quotable(Struct, frozen=True):
    """What may be shown of an article's text.

    ``shown`` is the end of each region in the text that may be printed (the excerpt, or all);
    ``excerpt`` its words; ``passages`` has for every claim, in the order given, what may be
    printed of its content: the words, cut words with an ellipsis, or None.
    """

    whole: bool
    excerpt: str
    shown: tuple[Span, ...]
    passages: tuple[str | None, ...]


def in_text_order(claims: Sequence[Claim]) -> list[Claim]:
    """The claims in the order in which their contents begin; at one place as they were read."""
    return sorted(claims, key=lambda claim: claim.content.spans[0][0] if claim.content.spans else 0)


def regions(stored: StoredArticle) -> Regions:
    """Finds the parts of an article in its text, which joins them by empty lines.

    What follows the parts that were found is the body, so that running text without a headline is.
    """
    text, article = stored.text, stored.article
    at = 0
    found: list[Span | None] = []
    for part in (article.title, article.lead):
        if part and text.startswith(part, at):
            found.append((at, at + len(part)))
            at += len(part)
            at += len(text[at:]) - len(text[at:].lstrip("\n"))
        else:
            found.append(None)
    return Regions(found[0], found[1], (at, len(text)) if at < len(text) else None)


def words_of(text: str, spans: Spans) -> str:
    """The words of a passage, its parts joined by an ellipsis."""
    return GAP.join(text[start:end] for start, end in spans)


def quotable(stored: StoredArticle, *, longest_excerpt: int, most_quoted: int) -> Quotable:
    """What may be shown of an article, its claims in the order of the text.

    Lengths count characters, ellipses too; the headline is not counted, a claim is counted
    wherever it stands, so that no reading of the rule finds more than ``most_quoted``.
    """
    text, parts = stored.text, regions(stored)
    texts = tuple(region for region in (parts.lead, parts.body) if region)
    all_words = tuple(
        words_of(text, claim.content.spans) for claim in in_text_order(stored.claims or ())
    )
    if stored.source.full_text:
        return Quotable(True, _cut(text, texts, longest_excerpt)[0], texts, all_words)
    excerpt, shown = _cut(text, texts, min(longest_excerpt, most_quoted))
    left = most_quoted - len(excerpt)
    passages: list[str | None] = []
    for words in all_words:
        if len(words) <= left:
            passages.append(words)
            left -= len(words)
        else:
            passages.append(_cut_words(words, left) or None)
            left = 0
    return Quotable(False, excerpt, shown, tuple(passages))


def _cut(text: str, texts: Sequence[Span], longest: int) -> tuple[str, tuple[Span, ...]]:
    """The beginning of the first text there is, at most ``longest`` characters, and where it stands."""
    if not texts:
        return "", ()
    start, end = texts[0]
    end = min(end, start + _first_paragraph(text[start:end]))
    words = text[start:end]
    if len(words) <= longest:
        return words, ((start, end),)
    cut = _cut_words(words, longest)
    return cut, ((start, start + len(cut.removesuffix(ELLIPSIS))),)


def _first_paragraph(words: str) -> int:
    at = words.find("\n\n")
    return len(words) if at < 0 else at


def _cut_words(words: str, longest: int) -> str:
    """The words that fit whole before an ellipsis; a single longer word is cut, nothing fits in no room."""
    room = longest - len(ELLIPSIS)
    if room <= 0:
        return ""
    cut = words[:room]
    if not words[room].isspace():
        space = max(cut.rfind(" "), cut.rfind("\n"))
        cut = cut[:space] if space > 0 else cut
    return cut.rstrip() + ELLIPSIS
