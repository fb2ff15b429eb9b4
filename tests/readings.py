"""Readings made by hand, for tests of what happens to an article after it was read."""

from __future__ import annotations

from newsticker.model import Article, Claim, Credit, Party, Passage, Reading, SaidAt, Speaker

BODY = "Das Deichamt teilte mit, der Damm halte. Laut Feuerwehr fehlen 300 Helfer."


def claim(
    key: str,
    words: str,
    *,
    cue: str = "teilte mit",
    speaker: str = "Deichamt",
    denies: str | None = None,
) -> Claim:
    """A claim whose content stands at the beginning of the text."""
    return Claim(
        id=key,
        content=Passage(words, ((0, len(words)),)),
        cue=Passage(cue, ((0, len(cue)),)),
        speaker=Speaker(
            text=speaker, spans=((0, len(speaker)),), name=speaker, role=None, kind="organisation"
        ),
        stance="denies" if denies else "states",
        mode="indirect",
        chain=(Party(speaker, "organisation"),),
        medium=None,
        addressee=None,
        said_at=SaidAt("am Montag", "2026-03-02"),
        place=None,
        figures=(),
        denies=denies,
        inside=None,
        rule="speech-verb.clause",
    )


def reading(
    title: str = "Damm an der Wisse hält",
    *,
    body: str = BODY,
    published: str | None = "2026-03-02T09:30:00+01:00",
    tags: tuple[str, ...] = (),
    claims: tuple[Claim, ...] = (),
    outlet: str | None = "Wissekurier",
    url: str | None = None,
) -> Reading:
    """A short article of an invented outlet."""
    credit = Credit(text=outlet, outlets=(outlet,)) if outlet else None
    article = Article(
        url=url,
        title=title,
        body=body,
        published=published,
        published_precision="minute",
        tags=tags,
        language="de",
        credit=credit,
    )
    return Reading(id=title, article=article, text=f"{title}\n\n{body}", claims=claims)
