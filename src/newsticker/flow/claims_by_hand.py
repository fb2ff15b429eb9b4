"""An editor's word about the claims of an article: corrected, struck, added, or taken back.

It stands above what the rules read, now and whenever the text is read again: the store lays it over every reading
in the transaction that writes it down, so that nobody who shows claims has to know of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from newsticker.model import (
    EDITOR,
    Claim,
    EditedField,
    Mode,
    NewstickerError,
    Party,
    Passage,
    Span,
    StoredArticle,
)
from newsticker.model_desk import ByHand, Decided, NewDecision
from newsticker.store import Store

# Of a claim by hand no rule was measured; whoever asks for sure claims alone means an editor's too.
SURE = 1.0
_QUOTED = re.compile(r"[\"'„“”‚‘’»«]")


def correct(
    store: Store,
    article_id: int,
    key: str,
    seen: int,
    values: Mapping[EditedField, ByHand],
    *,
    reason: str,
    is_told: bool,
    by: str,
    now: datetime,
) -> bool:
    """Puts an editor's values in a claim; False where somebody else has decided about it since ``seen``."""
    wanted = [
        NewDecision("corrected", field, value, reason, is_told) for field, value in values.items()
    ]
    return store.hand.decide(article_id, key, seen, wanted, by, now)


def decide(
    store: Store,
    article_id: int,
    key: str,
    seen: int,
    decided: Decided,
    *,
    reason: str,
    is_told: bool,
    by: str,
    now: datetime,
) -> bool:
    """Strikes a claim, restores it, or resets its corrections; False where somebody else has decided since ``seen``."""
    wanted: Sequence[NewDecision] = [NewDecision(decided, reason=reason, is_told=is_told)]
    return store.hand.decide(article_id, key, seen, wanted, by, now)


def add(
    store: Store,
    stored: StoredArticle,
    words: str,
    values: ByHand,
    *,
    reason: str,
    is_told: bool,
    by: str,
    now: datetime,
) -> str | None:
    """Adds a claim that the rules have not found, whose ``words`` stand in the article; returns its key.

    None where the article was withdrawn meanwhile. Raises NewstickerError where the words are not in its text.
    """
    span = find_passage(stored.text, words)
    if span is None:
        raise NewstickerError("the passage: its words do not stand so in the text")
    speaker = values.speaker
    chain = (Party(speaker.name, speaker.kind),) if speaker and speaker.name else ()
    claim = Claim(
        id="",
        content=Passage(stored.text[slice(*span)], (span,)),
        cue=None,
        speaker=speaker,
        stance=values.stance or "states",
        mode=_mode(stored.text, span),
        chain=chain,
        medium=None,
        addressee=None,
        said_at=values.said_at,
        place=None,
        figures=values.figures,
        denies=None,
        inside=None,
        rule=EDITOR,
        confidence=SURE,
    )
    wanted = NewDecision("added", reason=reason, is_told=is_told)
    return store.hand.add(stored.id, claim, wanted, by, now)


def find_passage(text: str, words: str) -> Span | None:
    """Where words stand in a text for the first time, however their spaces and lines are broken."""
    parts = [re.escape(part) for part in words.split()]
    found = re.search(r"\s+".join(parts), text) if parts else None
    return found.span() if found else None


def _mode(text: str, span: Span) -> Mode:
    """Direct where quotation marks stand around the words, else as the author tells them."""
    start, end = span
    around = text[max(start - 1, 0) : start], text[end : end + 1]
    return "direct" if all(_QUOTED.fullmatch(sign) for sign in around) else "indirect"
