"""Invented articles as readings, with claims made by hand, for tests of what links them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsticker.model import (
    Article,
    Bound,
    Claim,
    Figure,
    Kind,
    Mode,
    Party,
    Passage,
    Reading,
    SaidAt,
    Span,
    Speaker,
    Stance,
)


class Said(Struct, frozen=True):
    """A claim before it stands in an article: ``phrase`` is how the speaker is written, ``via`` who handed it on."""

    name: str
    words: str
    kind: Kind = "organisation"
    phrase: str | None = None
    stance: Stance = "states"
    mode: Mode = "indirect"
    via: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    denies: str | None = None
    said_at: str | None = None


def figure(
    text: str, value: float, unit: str, bound: Bound = "exact", high: float | None = None
) -> Figure:
    """A figure whose place in the text plays no part."""
    return Figure(text, ((0, 1),), value, high, unit, bound)


def article(
    id: str,
    title: str,
    said: Sequence[Said],
    *,
    around: str = "",
    published: str | None = None,
    language: str = "de",
) -> Reading:
    """An article whose headline says ``title`` and whose body has a sentence for each claim, behind ``around``.

    A claim in the words of the headline stands there. Claims are called c1, c2, … in the order given.
    """
    body = around
    claims = []
    offset = len(title) + 2
    for number, one in enumerate(said, 1):
        if one.words == title:
            claims.append(_claim(number, one, (0, len(title)), None, None))
            continue
        body += "\n\n" if body else ""
        start = offset + len(body)
        phrase = one.phrase or one.name
        body += f"{one.words}, {'sagte' if language == 'de' else 'said'} {phrase}."
        behind = start + len(one.words)
        spoken = behind + 2 + (6 if language == "de" else 5)
        cue = Passage("sagte" if language == "de" else "said", ((behind + 2, spoken - 1),))
        who = Passage(phrase, ((spoken, spoken + len(phrase)),))
        claims.append(_claim(number, one, (start, behind), cue, who))
    told = Article(
        title=title,
        body=body,
        published=published,
        published_precision="minute" if published else None,
        language=language,
    )
    return Reading(id=id, article=told, text=f"{title}\n\n{body}", claims=tuple(claims))


def _claim(
    number: int, one: Said, content: Span, cue: Passage | None, who: Passage | None
) -> Claim:
    speaker = Speaker(who.text if who else None, who.spans if who else (), one.name, None, one.kind)
    return Claim(
        id=f"c{number}",
        content=Passage(one.words, (content,)),
        cue=cue,
        speaker=speaker,
        stance=one.stance,
        mode=one.mode,
        chain=(Party(one.name, one.kind), *(Party(v, "organisation") for v in one.via)),
        medium=None,
        addressee=None,
        said_at=SaidAt(one.said_at, one.said_at) if one.said_at else None,
        place=None,
        figures=one.figures,
        denies=one.denies,
        inside=None,
        rule="by-hand",
    )
