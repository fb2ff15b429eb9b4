"""An editor's hand laid over what the rules found: struck claims are left out, corrected and added ones put in.

What the rules found is kept beside it, so that whatever an editor takes back is as if it had never been.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newsticker.model import ANSWERING, EDITOR, Claim, Edited, EditedField, Party, Speaker, Stance
from newsticker.model_desk import Decision

FIELDS: tuple[EditedField, ...] = ("speaker", "stance", "figures", "said_at")


class Ruling(Struct, frozen=True):
    """What stands of the decisions about one claim.

    ``place`` is the claim as the editor saw it, with its spans in the text that is laid over; None where its words
    are not in it.
    """

    struck: bool = False
    corrected: tuple[Decision, ...] = ()
    added: Decision | None = None
    last: Decision | None = None
    place: Claim | None = None

    @property
    def stands(self) -> bool:
        """Whether anything is different because of it."""
        return self.struck or bool(self.corrected) or self.added is not None

    @property
    def origin(self) -> tuple[Claim, int] | None:
        """The claim that was decided about, and the version in which the editor saw it."""
        if self.added is not None:
            claim = self.added.wanted.value.claim
            return (claim, self.added.version) if claim else None
        of = self.corrected[-1] if self.corrected else self.last
        return (of.found, of.version) if of is not None and of.found is not None else None


def fold(decisions: Iterable[Decision]) -> dict[str, Ruling]:
    """What stands of the decisions, the oldest first, for each claim that was decided about."""
    rulings: dict[str, Ruling] = {}
    for decision in decisions:
        before = rulings.get(decision.key, Ruling())
        rulings[decision.key] = replace(_after(before, decision), last=decision)
    return rulings


def _after(ruling: Ruling, decision: Decision) -> Ruling:
    match decision.wanted.decided:
        case "struck":
            return replace(ruling, struck=True)
        case "restored":
            return replace(ruling, struck=False)
        case "reset":
            return replace(ruling, corrected=())
        case "added":
            return replace(ruling, added=decision)
        case "corrected":
            others = (d for d in ruling.corrected if d.wanted.field != decision.wanted.field)
            return replace(ruling, corrected=(*others, decision))


def overlay(found: Sequence[Claim], rulings: Mapping[str, Ruling]) -> tuple[Claim, ...]:
    """The claims as everybody sees them, in the order of the text where any was put in."""
    standing = {key: ruling for key, ruling in rulings.items() if ruling.stands}
    if not standing:
        return tuple(found)
    shown = []
    for claim in found:
        ruling = standing.pop(claim.id, None)
        laid = claim if ruling is None else _laid_over(claim, ruling)
        if laid is not None:
            shown.append(laid)
    put_in = [laid for ruling in standing.values() if (laid := _put_in(ruling)) is not None]
    if put_in:
        shown = sorted([*shown, *put_in], key=_begin)
    keys = {claim.id for claim in shown}
    return tuple(_related_to(claim, keys) for claim in shown)


def is_applicable(found: Claim | None, ruling: Ruling) -> bool:
    """Whether corrections fit a text: it has their words, or the rules read in it what they had read before."""
    if ruling.place is not None:
        return True
    origin = ruling.origin
    return found is not None and origin is not None and _reading(found) == _reading(origin[0])


def _laid_over(claim: Claim, ruling: Ruling) -> Claim | None:
    if ruling.struck:
        return None
    if ruling.added is not None:
        return _put_in(ruling) or claim
    return _corrected(claim, ruling) if is_applicable(claim, ruling) else claim


def _put_in(ruling: Ruling) -> Claim | None:
    """A claim that the rules do not find (any more), but an editor has added or corrected."""
    place = ruling.place
    if ruling.struck or place is None or not (ruling.added or ruling.corrected):
        return None
    if ruling.added is None:
        return _corrected(place, ruling)
    told = (ruling.added, *ruling.corrected)
    return replace(_with_values(place, ruling), edited=Edited(told[-1].at, reason=_reason(told)))


def _corrected(claim: Claim, ruling: Ruling) -> Claim:
    fields = {decision.wanted.field for decision in ruling.corrected}
    edited = Edited(
        at=max(decision.at for decision in ruling.corrected),
        fields=tuple(field for field in FIELDS if field in fields),
        speaker=claim.speaker if "speaker" in fields else None,
        stance=claim.stance if "stance" in fields else None,
        figures=claim.figures if "figures" in fields else (),
        said_at=claim.said_at if "said_at" in fields else None,
        rule=claim.rule,
        reason=_reason(ruling.corrected),
    )
    return replace(_with_values(claim, ruling), rule=EDITOR, edited=edited)


def _with_values(claim: Claim, ruling: Ruling) -> Claim:
    for decision in ruling.corrected:
        value = decision.wanted.value
        match decision.wanted.field:
            case "speaker":
                chain = _chain(claim, value.speaker)
                claim = replace(claim, speaker=value.speaker, chain=chain)
            case "stance" if value.stance:
                denies = claim.denies if value.stance in ANSWERING else None
                claim = replace(claim, stance=value.stance, denies=denies)
            case "figures":
                claim = replace(claim, figures=value.figures)
            case "said_at":
                claim = replace(claim, said_at=value.said_at)
    return claim


def _chain(claim: Claim, speaker: Speaker | None) -> tuple[Party, ...]:
    """The chain with the right speaker in the wrong one's place, or before all others."""
    before, now = party_of(claim.speaker), party_of(speaker)
    put_in = (now,) if now else ()
    if before in claim.chain:
        at = claim.chain.index(before)
        return (*claim.chain[:at], *put_in, *claim.chain[at + 1 :])
    return claim.chain if now in claim.chain else (*put_in, *claim.chain)


def party_of(speaker: Speaker | None) -> Party | None:
    """Whom a speaker names, None where nobody is named."""
    return Party(speaker.name, speaker.kind) if speaker and speaker.name else None


def _reason(decisions: Sequence[Decision]) -> str | None:
    """The last reason that was given for readers."""
    told = [d.wanted.reason for d in decisions if d.wanted.is_told and d.wanted.reason]
    return told[-1] if told else None


def _reading(claim: Claim) -> tuple[Party | None, Stance]:
    return party_of(claim.speaker), claim.stance


def _begin(claim: Claim) -> int:
    return claim.content.spans[0][0] if claim.content.spans else 0


def _related_to(claim: Claim, keys: set[str]) -> Claim:
    denies = claim.denies if claim.denies in keys else None
    inside = claim.inside if claim.inside in keys else None
    if (denies, inside) == (claim.denies, claim.inside):
        return claim
    return replace(claim, denies=denies, inside=inside)
