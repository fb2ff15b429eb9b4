"""A claim as a page shows it: every field in the interface's words, unknown said as unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from newsticker.model import Article, Claim, Figure
from newsticker.site.formats import Formats
from newsticker.site.plural import speaks_as_many
from newsticker.site.words import Words

MOST_LINKS = 5


class Link(Struct, frozen=True):
    """A link of the chain; ``credit`` where the credit line tells it, not the text."""

    name: str
    credit: bool


class Chain(Struct, frozen=True):
    """The way of a claim: links before the fold, folded ones, links behind it.

    ``credit_from`` is the first name that the credit line tells, None where there is none.
    """

    before: tuple[Link, ...]
    folded: tuple[Link, ...]
    after: tuple[Link, ...]
    credit_from: str | None

    @property
    def told(self) -> tuple[Link, ...]:
        """The links that the text itself tells."""
        return tuple(link for link in (*self.before, *self.folded, *self.after) if not link.credit)


class Relation(Struct, frozen=True):
    """A line that leads to another claim by its number: "dementiert" and 11."""

    words: str
    number: int
    who: str | None = None


class ClaimView(Struct, frozen=True):
    """What a page prints of a claim; ``passage`` is None where it may not be quoted."""

    number: int
    id: str
    stance: str
    word: str
    who: str
    who_known: bool
    traits: str
    passage: str | None
    chain: Chain
    medium: str | None
    addressee: str | None
    place: str | None
    said: str | None
    said_short: str | None
    said_iso: str | None
    said_words: str | None
    figures: tuple[tuple[str, str], ...]
    relations: tuple[Relation, ...]
    form: str
    cue: str | None
    rule: str
    rate: str | None


def view_claims(
    claims: Sequence[Claim],
    passages: Sequence[str | None],
    article: Article,
    outlet: str,
    words: Words,
    formats: Formats,
) -> list[ClaimView]:
    """The claims of an article, given in the order of its text, with what may be quoted of each."""
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    return [
        _view(number, claim, passage, claims, numbers, article, outlet, words, formats)
        for number, (claim, passage) in enumerate(zip(claims, passages, strict=True), 1)
    ]


def speaker_of(claim: Claim, words: Words) -> tuple[str, bool]:
    """Whom a claim names as its speaker, and whether it names anybody."""
    name = (claim.speaker.name or claim.speaker.text) if claim.speaker else None
    return (name, True) if name else (words("nobody-named"), False)


def stance_word(claim: Claim, language: str | None, words: Words) -> str:
    """How it was said, agreeing with one speaker or several: "dementiert", "dementieren"."""
    many = claim.speaker is not None and speaks_as_many(claim.speaker, language)
    return words(f"stance-{claim.stance}-many" if many else f"stance-{claim.stance}")


def bound_words(figure: Figure, words: Words, formats: Formats) -> str:
    """The bound of a figure: "mindestens", "25 bis 30"."""
    high = formats.number(figure.high) if figure.high is not None else ""
    return words(f"bound-{figure.bound}", a=formats.number(figure.value), b=high)


def chain_of(claim: Claim, article: Article, outlet: str) -> Chain:
    """The chain, then the credit line's agencies, then the outlet; a name that repeats stands once."""
    links = [Link(party.name, False) for party in claim.chain]
    credited = [*(article.credit.agencies if article.credit else ()), outlet]
    for name in credited:
        if not any(link.name == name for link in links):
            links.append(Link(name, True))
    credit_from = next((link.name for link in links if link.credit), None)
    if len(links) <= MOST_LINKS:
        return Chain(tuple(links), (), (), credit_from)
    return Chain(tuple(links[:2]), tuple(links[2:-2]), tuple(links[-2:]), credit_from)


def _view(
    number: int,
    claim: Claim,
    passage: str | None,
    claims: Sequence[Claim],
    numbers: Mapping[str, int],
    article: Article,
    outlet: str,
    words: Words,
    formats: Formats,
) -> ClaimView:
    who, known = speaker_of(claim, words)
    said = claim.said_at
    rate = claim.confidence
    return ClaimView(
        number=number,
        id=claim.id,
        stance=claim.stance,
        word=stance_word(claim, article.language, words),
        who=who,
        who_known=known,
        traits=_traits(claim, words),
        passage=passage,
        chain=chain_of(claim, article, outlet),
        medium=claim.medium.name if claim.medium else None,
        addressee=claim.addressee.name if claim.addressee else None,
        place=claim.place.name if claim.place else None,
        said=formats.said(said.value) if said else None,
        said_short=formats.said(said.value, short=True) if said else None,
        said_iso=said.value if said else None,
        said_words=said.text if said else None,
        figures=tuple((f.text, bound_words(f, words, formats)) for f in claim.figures),
        relations=_relations(claim, claims, numbers, article, words),
        form=words(f"form-{claim.mode}"),
        cue=claim.cue.text if claim.cue else None,
        rule=claim.rule,
        rate=words("percent", n=formats.number(round(rate * 100))) if rate is not None else None,
    )


def _traits(claim: Claim, words: Words) -> str:
    """Role, kind and metonym of the speaker: "NATO-Generalsekretär, Person"."""
    speaker = claim.speaker
    if speaker is None:
        return ""
    metonym = words("metonym", x=speaker.metonym) if speaker.metonym else None
    return ", ".join(filter(None, (speaker.role, words(f"kind-{speaker.kind}"), metonym)))


def _relations(
    claim: Claim,
    claims: Sequence[Claim],
    numbers: Mapping[str, int],
    article: Article,
    words: Words,
) -> tuple[Relation, ...]:
    found = []
    target = numbers.get(claim.denies or "")
    if target is not None:
        admits_denial = claim.stance == "admits" and claims[target - 1].stance == "denies"
        key = "admits-denied" if admits_denial else f"stance-{claim.stance}"
        found.append(Relation(words(key), target))
    for other in claims:
        if other.denies == claim.id:
            who, _ = speaker_of(other, words)
            word = stance_word(other, article.language, words)
            found.append(Relation(word, numbers[other.id], who))
    outer = numbers.get(claim.inside or "")
    if outer is not None:
        found.append(Relation(words("inside"), outer))
    return tuple(found)
