"""What became of an article's claims between two of its versions, as pages and the API tell it alike.

A claim that the outlet has taken out of its text is told as withdrawn by that outlet, never as standing. Of somebody
else's article former versions are quoted from what the newest one has left of the cap (docs/fairness), newest first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from newsticker.model import Claim, Figure, StoredArticle
from newsticker.outputs.told import may_be_shown
from newsticker.settings import Settings
from newsticker.text.quotable import in_text_order, words_of

# So many versions, the newest first, are quoted from and told of; of older ones programs have the headlines.
MOST_VERSIONS = 30
# Two claims by one speaker that share so much of the longer one's words are one that was changed.
ALIKE = 0.6

ChangedField = Literal["figures", "stance", "speaker", "said_at", "words"]
_FIELDS: tuple[ChangedField, ...] = ("figures", "stance", "speaker", "said_at", "words")
Passages = dict[tuple[int, str], str | None]


class ClaimChange(Struct, frozen=True):
    """A claim that came (``before`` is None), went (``after`` is None), or is told otherwise in these ``fields``."""

    before: Claim | None
    after: Claim | None
    fields: tuple[ChangedField, ...] = ()


def changed_claims(before: StoredArticle, after: StoredArticle) -> list[ClaimChange] | None:
    """The claims that differ: figures first, then stances, what went, what came, and the rest.

    None where one of the versions has not been read.
    """
    if before.claims is None or after.claims is None:
        return None
    old = {claim.id: claim for claim in in_text_order(before.claims)}
    new = {claim.id: claim for claim in in_text_order(after.claims)}
    pairs = [(claim, new[key]) for key, claim in old.items() if key in new]
    gone = [claim for key, claim in old.items() if key not in new]
    come = [claim for key, claim in new.items() if key not in old]
    for one, other in _alike(gone, come):
        pairs.append((one, other))
        gone.remove(one)
        come.remove(other)
    found = [ClaimChange(one, other, _differ(one, other)) for one, other in pairs]
    changes = [change for change in found if change.fields]
    changes += [ClaimChange(one, None) for one in gone]
    changes += [ClaimChange(None, one) for one in come]
    return sorted(changes, key=_rank)


def _rank(change: ClaimChange) -> int:
    if change.after is None:
        return 2
    if change.before is None:
        return 3
    first = _FIELDS.index(change.fields[0])
    return first if first < 2 else 2 + first


def _differ(before: Claim, after: Claim) -> tuple[ChangedField, ...]:
    differ = {
        "figures": [*map(_number, before.figures)] != [*map(_number, after.figures)],
        "stance": before.stance != after.stance,
        "speaker": _speaker(before) != _speaker(after),
        "said_at": (before.said_at and before.said_at.value)
        != (after.said_at and after.said_at.value),
        "words": _words(before.content.text) != _words(after.content.text),
    }
    return tuple(field for field in _FIELDS if differ[field])


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.high, figure.bound, figure.unit


def _speaker(claim: Claim) -> str | None:
    return (claim.speaker.name or claim.speaker.text) if claim.speaker else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _alike(gone: Sequence[Claim], come: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Claims of one speaker that are worded nearly alike, numbers apart, the likest first; each in one pair."""
    old, new = ([(one, _meant(one)) for one in some] for some in (gone, come))
    likeness = [
        (len(words & others) / max(len(words), len(others), 1), a, b)
        for a, (one, words) in enumerate(old)
        for b, (other, others) in enumerate(new)
        if _speaker(one) == _speaker(other)
    ]
    pairs: dict[int, int] = {}
    for share, a, b in sorted(likeness, key=lambda found: (-found[0], found[1:])):
        if share >= ALIKE and a not in pairs and b not in pairs.values():
            pairs[a] = b
    return [(gone[a], come[b]) for a, b in sorted(pairs.items())]


def _meant(claim: Claim) -> set[str]:
    return {word for word in _words(claim.content.text) if not word.isdecimal()}


def passages_of(versions: Sequence[StoredArticle], settings: Settings) -> Passages:
    """What may be quoted of each claim of an article's versions, the newest first, by number of the version and key.

    The first of the versions is quoted as its page does; what is quoted once may be quoted again.
    """
    found: Passages = {}
    if not versions:
        return found
    newest = versions[0]
    shown = may_be_shown(newest, settings)
    quoted = {passage for passage in shown.passages if passage}
    left = settings.most_quoted - len(shown.excerpt) - sum(len(p or "") for p in shown.passages)
    for claim, passage in zip(in_text_order(newest.claims or ()), shown.passages, strict=True):
        found[newest.version, claim.id] = passage
    for number, version in enumerate(versions[1:], 1):
        for claim in in_text_order(version.claims or ()):
            words = words_of(version.text, claim.content.spans)
            is_free = newest.source.full_text or words in quoted
            if not is_free and (number >= MOST_VERSIONS or len(words) > left):
                # As behind the cap: the one that meets it ends what is quoted.
                found[version.version, claim.id], left = None, 0
                continue
            left -= 0 if is_free else len(words)
            quoted.add(words)
            found[version.version, claim.id] = words
    return found
