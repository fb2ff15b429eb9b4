"""A reported speech act in the making: what every construction with an object makes of its cue."""

from __future__ import annotations

from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft
from newsticker.claims.phrases import Phrase
from newsticker.claims.sheet import Sentence
from newsticker.claims.speech import cue_spans
from newsticker.model import Mode, Span


def act_of(
    site: CueSite,
    subject: Phrase | None,
    spans: tuple[Span, ...],
    mode: Mode,
    rule: str,
    frame: str = "object",
) -> Draft:
    """The draft of a speech act at this cue; ``frame`` names the verb's frame, which tells the stance."""
    piece = site.sentence.pieces[site.piece]
    return Draft(
        sentence=site.sentence,
        content=spans,
        cue=cue_spans(site),
        speaker=subject,
        stance=site.entry.stance_in(frame),
        mode=mode,
        rule=rule,
        frame=[(piece.first, piece.after)],
        negated=site.is_negated,
        stance_negated=site.stance_negated,
        takes_addressee="addressee" in site.entry.frames,
    )


def ranges_of(sentence: Sentence, first: int, after: int) -> list[Span]:
    """The characters of tokens ``first`` to ``after``, as a list of one range or none."""
    return [(sentence.tokens[first].start, sentence.tokens[after - 1].end)] if after > first else []
