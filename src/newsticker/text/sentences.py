"""Paragraphs and sentences of newswire.

A full stop ends no sentence after an abbreviation, an initial, an ordinal ("18. Oktober"), or inside a
quotation that the sentence goes on from; a quotation of several sentences is one unit with its cue.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from newsticker.model import Span
from newsticker.text.tokens import Token

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n(?!\s*\n).*\S)*")
# Nobody writes a sentence of so many tokens; what has none is cut here, so that reading stays linear.
LONGEST = 250
_END = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset("“”\"«»’'‘)]›‹")
_OPENING = frozenset("„“\"»«‚‘'([›‹")


def find_paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text``, which blank lines part, without surrounding white space."""
    return [m.span() for m in _PARAGRAPH.finditer(text)]


def split_sentences(
    tokens: list[Token],
    quotations: list[Span],
    abbreviations: Collection[str],
    months: Collection[str],
    openers: Collection[str],
) -> list[tuple[int, int]]:
    """Sentences of one paragraph as (first, after last) token numbers.

    All words are lower-case: ``abbreviations`` have a stop after them ("dr", "mio"), ``months`` make an
    ordinal of a number with a stop before them, ``openers`` (articles, pronouns, adverbs) begin a
    sentence and no name, which tells "bei X. Er habe" from "J. Weber".
    """
    sentences, first, total = [], 0, len(tokens)
    closing_at = {end for _, end in quotations}
    ahead = iter(quotations)
    following = next(ahead, None)
    position, inside = 0, None
    while position < total:
        token = tokens[position]
        while following is not None and following[1] <= token.start:
            following = next(ahead, None)
        inside = following if following is not None and following[0] <= token.start else None
        if position - first >= LONGEST:
            sentences.append((first, position))
            first = position
        whole = inside is not None and first < total and inside[0] <= tokens[first].start
        if token.text in _END and not (inside is not None and not whole):
            after = position + 1
            while (
                after < total and tokens[after].text in _END | _CLOSING and _adjoins(tokens, after)
            ):
                after += 1
            closed = inside is None or any(
                tokens[i].start in closing_at for i in range(position, after)
            )
            if closed and _ends(tokens, position, after, abbreviations, months, openers):
                sentences.append((first, after))
                first = position = after
                continue
        elif (
            # „… vorbei.“ Das sagte: the quotation's own stop ends the sentence around it too.
            token.start in closing_at
            and position > first
            and tokens[position - 1].text in _END
            and _starts_sentence(tokens, position + 1)
        ):
            sentences.append((first, position + 1))
            first = position = position + 1
            continue
        position += 1
    if first < total:
        sentences.append((first, total))
    return sentences


def _adjoins(tokens: list[Token], at: int) -> bool:
    return tokens[at].start == tokens[at - 1].end


def _starts_sentence(tokens: list[Token], at: int) -> bool:
    if at >= len(tokens):
        return True
    text = tokens[at].text
    if text in _OPENING and at + 1 < len(tokens) and tokens[at + 1].text[0].islower():
        return False  # Robert IV. „ist bekannt“: what begins small goes on with a sentence
    return text in _OPENING or text[0].isupper() or text[0].isdecimal() or text in "–—-•"


def _ends(
    tokens: list[Token],
    stop: int,
    after: int,
    abbreviations: Collection[str],
    months: Collection[str],
    openers: Collection[str],
) -> bool:
    if not _starts_sentence(tokens, after):
        return False
    if tokens[stop].text != "." or after > stop + 1 or after >= len(tokens):
        return True
    before = tokens[stop - 1] if stop else None
    if before is None or not _adjoins(tokens, stop):
        return True
    following = tokens[after].lower
    if len(following) == 1 and _adjoins(tokens, after):
        return False  # "D-N.Y."
    if before.text.isdecimal() and len(before.text) <= 2:
        return following not in months and not _is_ordinal_noun(tokens, after)
    if before.lower in abbreviations:
        return False
    if len(before.text) == 1 and before.text.isupper():
        if before.text == "X" and stop > 1 and tokens[stop - 2].text.islower():
            return True  # "wrote on X. Most …": the platform, where an initial would have a name before it or none
        return following in openers or tokens[after].text in _OPENING
    return True


def _is_ordinal_noun(tokens: list[Token], at: int) -> bool:
    """ "Die 3. Kammer": a small number with a stop, then a noun in mid-sentence, no new sentence."""
    return at + 1 < len(tokens) and tokens[at].is_capitalised and tokens[at + 1].text in {",", "."}
