"""What one utterance hands on to others: continuations, an interview's later sentences, headline and lead.

A continuation has everything of what it continues, so have "sagte er weiter" and "fügte hinzu"; an interview or a
press conference runs on through the speaker's sentences of the paragraph; a medium's sources hold for all that it
reports, and what a medium found in a paper came by that medium each time the paper is told from.
"""

from __future__ import annotations

from newsticker.claims.authorities import behind
from newsticker.claims.cast import Cast
from newsticker.claims.draft import NEAR, Draft, alike, content_words
from newsticker.claims.media import is_medium, told_medium
from newsticker.claims.member import ends_in
from newsticker.claims.sheet import Sheet
from newsticker.claims.told import Circumstances
from newsticker.model import Party

# Whose word reaches a text only by somebody who saw or heard it.
_RELAYED = frozenset({"document", "unnamed"})


def hand_on(
    sheet: Sheet, cast: Cast, drafts: list[Draft], around: list[Circumstances], relied: dict[str, list[Party]]
) -> None:  # fmt: skip
    """Hands on what holds for a whole utterance; ``relied`` has the sources of the article's media."""
    for draft, found in zip(drafts, around, strict=True):
        if draft.member is not None and found.cited and is_medium(draft.member, cast):
            relied.setdefault(draft.member.name, found.cited)
    for draft, found in zip(drafts, around, strict=True):
        own = draft.member.name if draft.member is not None else ""
        cited = behind(relied, found.cited or relied.get(own, []))
        found.cited = [p for p in cited if p.name != own]
    for order, (draft, found) in enumerate(zip(drafts, around, strict=True)):
        _take_from_before(sheet, order, draft, found, drafts, around)
        if order and _is_told_itself(draft):
            _pass_through(draft, found, drafts[order - 1], around[order - 1])
    _name_reports(sheet, cast, drafts, around)
    _hand_to_headlines(sheet, cast, drafts, around)
    _hand_to_papers(sheet, drafts, around, relied)


def _name_reports(
    sheet: Sheet, cast: Cast, drafts: list[Draft], around: list[Circumstances]
) -> None:
    """ "einem Medienbericht zufolge … Das berichtete das Magazin X": the report is that of the medium told of next."""
    for order, (draft, found) in enumerate(zip(drafts, around, strict=True)):
        if not _is_some_report(sheet, draft):
            continue
        for other, theirs in zip(
            drafts[order + 1 : order + NEAR], around[order + 1 : order + NEAR], strict=True
        ):
            if other.sentence.number - draft.sentence.number > 1:
                break
            if other.member is not None and is_medium(other.member, cast):
                draft.member, found.cited = other.member, found.cited or theirs.cited
                break


def _is_some_report(sheet: Sheet, draft: Draft) -> bool:
    """One report of which nobody is named: "einem Zeitungsbericht", "a television report"."""
    if draft.member is None or draft.speaker is None or draft.member.rank > 1:
        return False
    noun = draft.speaker.tokens(draft.sentence)[-1].lower
    names = draft.member.nouns | {noun}
    is_report = any(ends_in(n, sheet.pack.report_nouns) for n in names)
    return is_report and draft.member.kind in {"unnamed", "document"} and draft.member.gender != "p"


def _take_from_before(
    sheet: Sheet, order: int, draft: Draft, found: Circumstances, drafts: list[Draft], around: list[Circumstances]
) -> None:  # fmt: skip
    """What the utterances before in the paragraph hand on to this one, the nearest first."""
    goes_on = draft.continues is not None or _goes_on(sheet, draft)
    for i in range(order - 1, max(-1, order - 1 - NEAR), -1):
        other, before = drafts[i], around[i]
        if other.sentence.paragraph != draft.sentence.paragraph:
            return
        is_same = draft.member is not None and other.member is draft.member
        if other is draft.continues or (goes_on and is_same):
            found.medium = found.medium or before.medium
            found.addressee = found.addressee or before.addressee
            found.said_at = found.said_at or before.said_at
            found.place = found.place or before.place
            found.told, found.cited = found.told or before.told, found.cited or before.cited
            return
        if is_same and other.sentence is draft.sentence:
            # "sagte Krog am Dienstag in Oslo; er sprach von …": one sentence tells it once.
            found.said_at = found.said_at or before.said_at
            found.place = found.place or before.place
        if not is_same and not (i == order - 1 and _is_one_of_them(sheet, draft)):
            continue
        if found.medium is not None:
            return
        if _runs_on(sheet, before) and _is_same_time(found, before):
            found.medium, found.told = before.medium, before.told
            return
        if before.medium is not None:
            return


def _is_told_itself(draft: Draft) -> bool:
    """ "In dem Vermerk heiße es, …", "Er habe den Rat gewarnt": a saying in Konjunktiv is what somebody reported."""
    if not draft.cue or draft.continues is not None:
        return False
    tokens = draft.sentence.tokens
    cue = next((i for i, t in enumerate(tokens) if t.start == draft.cue[0][0]), None)
    if cue is None:
        return False
    piece = next((p for p in draft.sentence.pieces if p.first <= cue < p.after), None)
    finite = (
        next((t for t in tokens[piece.first : piece.after] if t.tag == "V"), None)
        if piece is not None
        else None
    )
    return finite is not None and finite.mood == "K"


def _pass_through(draft: Draft, found: Circumstances, other: Draft, before: Circumstances) -> None:
    """The link of whoever reported it in the sentence before."""
    near = draft.sentence.number - other.sentence.number == 1
    if not near or draft.sentence.paragraph != other.sentence.paragraph or found.told:
        return
    if other.member is not None and other.member is not draft.member:
        found.told = [Party(other.member.name, other.member.kind), *before.told]


def _is_one_of_them(sheet: Sheet, draft: Draft) -> bool:
    """ "Einer von ihnen sagte", "One of them said": one of those who spoke just before."""
    if draft.speaker is None:
        return False
    words = [t.lower for t in draft.speaker.tokens(draft.sentence)]
    start = draft.speaker.first
    words += [t.lower for t in draft.sentence.tokens[start + len(words) : start + 3]]
    before = [t.lower for t in draft.sentence.tokens[max(0, start - 2) : start]]
    return bool(sheet.pack.one_of & {" ".join(words[:3]), " ".join([*before, *words][:3])})


def _is_same_time(found: Circumstances, before: Circumstances) -> bool:
    """ "Noch am Dienstag hatte er bestritten": another day is another utterance."""
    return found.said_at is None or (
        before.said_at is not None and before.said_at.value == found.said_at.value
    )


def _runs_on(sheet: Sheet, found: Circumstances) -> bool:
    """An interview, a press conference or a letter holds for what follows, a post does not."""
    if found.medium is None:
        return False
    words = found.medium.text.casefold().split()
    return bool(found.told) or any(w in sheet.pack.running_media for w in words)


def _goes_on(sheet: Sheet, draft: Draft) -> bool:
    first, after = draft.frame[0] if draft.frame else (0, 0)
    return any(t.lower in sheet.pack.continuing for t in draft.sentence.tokens[first:after])


def _hand_to_papers(
    sheet: Sheet, drafts: list[Draft], around: list[Circumstances], relied: dict[str, list[Party]]
) -> None:
    """ "Der Sender beruft sich auf einen Vermerk. … Laut dem Vermerk …": the paper's word came by the station."""
    relayed: dict[str, list[Party]] = {}
    for draft, found in zip(drafts, around, strict=True):
        if draft.member is not None and draft.member.kind == "document" and found.told:
            relayed.setdefault(draft.member.name, found.told)
    for medium, sources in relied.items():
        for source in sources:
            if source.kind in _RELAYED:
                relayed.setdefault(source.name, told_medium(sheet, medium))
    for draft, found in zip(drafts, around, strict=True):
        if draft.member is not None and draft.member.kind in _RELAYED and not found.told:
            found.told = relayed.get(draft.member.name, [])


def _hand_to_headlines(
    sheet: Sheet, cast: Cast, drafts: list[Draft], around: list[Circumstances]
) -> None:
    """A headline or lead has the medium and the sources that the body gives to the same words."""
    body = [(d, a) for d, a in zip(drafts, around, strict=True) if d.sentence.part == "body"][:NEAR]
    for draft, found in zip(drafts, around, strict=True):
        if draft.sentence.part == "body" or draft.continues is not None:
            continue
        same = [(d, a) for d, a in body if d.member and _same_words(sheet, draft, d)]
        own = [(d, a) for d, a in same if d.member is draft.member]
        spoken = [(d, a) for d, a in same if _speaks_for(draft, d)]
        reports = [(d, a) for d, a in same if _is_told_by(sheet, cast, draft, d)]
        if not (own or spoken or reports) and _is_source_of(draft, same):
            found.told = found.told or _is_source_of(draft, same)
        for other, theirs in (own or spoken or reports)[:1]:
            if reports and not own and not spoken:
                draft.member = other.member
            found.medium, found.told = found.medium or theirs.medium, found.told or theirs.told
            found.cited = found.cited or theirs.cited


def _is_source_of(headline: Draft, same: list[tuple[Draft, Circumstances]]) -> list[Party]:
    """ "nach Darstellung eines Mitarbeiters": of the body's "Wie X unter Berufung auf einen Mitarbeiter berichtet", X."""
    if headline.member is None or headline.member.rank > 1:
        return []
    for other, theirs in same:
        words = {w for party in theirs.cited for w in party.name.casefold().split()}
        if other.member is not None and words & headline.member.nouns:
            return [Party(other.member.name, other.member.kind), *theirs.told]
    return []


def _is_told_by(sheet: Sheet, cast: Cast, headline: Draft, body: Draft) -> bool:
    """ "soll", "einem Medienbericht zufolge": the body tells whose report or paper the headline means."""
    assert body.member is not None
    if headline.is_hearsay or headline.member is None:
        return headline.is_hearsay
    nouns = headline.member.nouns
    is_report = headline.member.rank == 0 and any(
        ends_in(n, sheet.pack.report_nouns) for n in nouns
    )
    return is_report and is_medium(body.member, cast)


def _speaks_for(headline: Draft, body: Draft) -> bool:
    """A headline names the house where the body has somebody who speaks for it."""
    house, person = headline.member, body.member
    if house is None or person is None:
        return False
    if house.kind == person.kind == "unnamed":
        return bool(house.nouns & person.nouns)
    if headline.stance != body.stance or person.kind != "person":
        return False
    return house.kind in {"organisation", "state"} or house.rank == 0


def _same_words(sheet: Sheet, headline: Draft, body: Draft) -> bool:
    short, whole = content_words(sheet, headline), content_words(sheet, body)
    shared = alike(sheet, headline, body)
    is_own = headline.member is not None and headline.member is body.member
    return (
        shared >= 0.5
        or (len(short) > (not is_own) and short <= whole)
        or (shared >= 0.3 and headline.stance == body.stance)
    )
