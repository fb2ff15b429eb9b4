"""A claim as a page shows it: every field in the interface's words, unknown said as unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, UnsetType

from newsticker.model import Claim, Figure, Party, Speaker, StoredArticle
from newsticker.site.chain_view import Chain, chain_of
from newsticker.site.formats import Formats
from newsticker.site.hand_view import EditedView, Teller
from newsticker.site.plural import speaks_as_many
from newsticker.site.rule_words import found_by
from newsticker.site.words import Words
from newsticker.text.quotable import in_text_order, words_of


class Relation(Struct, frozen=True):
    """A line that leads to another claim by its number: "dementiert" and 11."""

    words: str
    number: int
    who: str | None = None


class ClaimView(Struct, frozen=True):
    """What a page prints of a claim; ``passage`` is None where it may not be quoted.

    ``page`` is the number of its speaker's page, None for those who have none.
    """

    number: int
    key: str
    stance: str
    word: str
    who: str
    is_named: bool
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
    found: str | None
    rate: str | None
    page: int | None
    edited: EditedView | None


def view_claims(
    stored: StoredArticle,
    claims: Sequence[Claim],
    passages: Sequence[str | None],
    outlet: str | None,
    words: Words,
    formats: Formats,
    pages: Mapping[Party, int],
) -> list[ClaimView]:
    """The claims of an article, given in the order of its text, with what may be quoted of each.

    ``pages`` has the numbers of the speakers' pages.
    """
    page = _Page(stored, claims, outlet, words, formats, pages)
    pairs = zip(claims, passages, strict=True)
    return [page.view(number, *pair) for number, pair in enumerate(pairs, 1)]


def view_claim(
    stored: StoredArticle,
    claim: Claim,
    passages: Sequence[str | None],
    outlet: str | None,
    words: Words,
    formats: Formats,
) -> ClaimView:
    """One claim of an article by itself, numbered as on the article's page; ``passages`` as of all its claims."""
    claims = in_text_order(stored.claims or ())
    at = claims.index(claim)
    return _Page(stored, claims, outlet, words, formats, {}).view(at + 1, claim, passages[at])


def speaker_of(claim: Claim, words: Words) -> tuple[str, bool]:
    """Whom a claim names as its speaker, and whether it names anybody.

    Of a suppressed person without a role nothing is told but that it was a person.
    """
    speaker = claim.speaker
    name = (speaker.name or speaker.text) if speaker else None
    if name:
        return name, True
    is_person = speaker is not None and speaker.kind == "person"
    return words("a-person" if is_person else "nobody-named"), False


def stance_word(claim: Claim, language: str | None, words: Words) -> str:
    """How it was said, agreeing with one speaker or several: "dementiert", "dementieren"."""
    many = claim.speaker is not None and speaks_as_many(claim.speaker, language)
    return words(f"stance-{claim.stance}-many" if many else f"stance-{claim.stance}")


def bound_words(figure: Figure, words: Words, formats: Formats) -> str:
    """The bound of a figure: "mindestens", "25 bis 30"."""
    high = formats.number(figure.high) if figure.high is not None else ""
    return words(f"bound-{figure.bound}", a=formats.number(figure.value), b=high)


class _Page:
    """One article's claims on one page: what each needs to know of the others and of the article."""

    def __init__(
        self,
        stored: StoredArticle,
        claims: Sequence[Claim],
        outlet: str | None,
        words: Words,
        formats: Formats,
        pages: Mapping[Party, int],
    ) -> None:
        self._stored = stored
        self._claims = claims
        self._numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
        self._answers: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.denies:
                self._answers.setdefault(claim.denies, []).append(claim)
        self._outlet = outlet
        self._words = words
        self._formats = formats
        self._pages = pages

    def view(self, number: int, claim: Claim, passage: str | None) -> ClaimView:
        """One claim in the interface's words."""
        words, formats = self._words, self._formats
        who, is_named = speaker_of(claim, words)
        said, cue, rate = claim.said_at, self._cue(claim), claim.confidence
        rule = (claim.edited and claim.edited.rule) or claim.rule
        return ClaimView(
            number=number,
            key=claim.id,
            stance=claim.stance,
            word=self._word(claim),
            who=who,
            is_named=is_named,
            traits=self._traits(claim),
            passage=passage,
            chain=chain_of(claim, self._stored.article, self._outlet),
            medium=claim.medium.name if claim.medium else None,
            addressee=claim.addressee.name if claim.addressee else None,
            place=claim.place.name if claim.place else None,
            said=formats.said(said.value) if said else None,
            said_short=formats.said(said.value, short=True) if said else None,
            said_iso=said.value if said else None,
            said_words=said.text if said else None,
            figures=tuple(
                (self._figure(claim, f), bound_words(f, words, formats)) for f in claim.figures
            ),
            relations=self._relations(claim),
            form=words(f"form-{claim.mode}"),
            cue=cue,
            rule=rule,
            found=found_by(rule, cue, words),
            rate=None if rate is None else formats.percent(rate),
            page=self._page_of(claim.speaker),
            edited=Teller(words, formats).edited(claim),
        )

    def _figure(self, claim: Claim, figure: Figure) -> str:
        """The words of a figure, or what an editor has put in their place."""
        edited = claim.edited
        if isinstance(edited, UnsetType) or "figures" not in edited.fields:
            return figure.text
        is_as_read = figure in edited.figures
        return figure.text if is_as_read else Teller(self._words, self._formats).figure(figure)

    def _page_of(self, speaker: Speaker | None) -> int | None:
        if speaker is None or not speaker.name:
            return None
        return self._pages.get(Party(speaker.name, speaker.kind))

    def _word(self, claim: Claim) -> str:
        return stance_word(claim, self._stored.article.language, self._words)

    def _cue(self, claim: Claim) -> str | None:
        """The words of the cue; where others stand between them the gap is told: "räumte … ein"."""
        if claim.cue is None or len(claim.cue.spans) < 2:
            return claim.cue.text if claim.cue else None
        return words_of(self._stored.text, claim.cue.spans)

    def _traits(self, claim: Claim) -> str:
        """Role, kind and metonym of the speaker: "NATO-Generalsekretär, Person"."""
        speaker = claim.speaker
        if speaker is None:
            return ""
        metonym = self._words("metonym", x=speaker.metonym) if speaker.metonym else None
        return ", ".join(filter(None, (speaker.role, self._words(f"kind-{speaker.kind}"), metonym)))

    def _relations(self, claim: Claim) -> tuple[Relation, ...]:
        found = []
        target = self._numbers.get(claim.denies or "")
        if target is not None:
            of_denial = claim.stance == "admits" and self._claims[target - 1].stance == "denies"
            key = "admits-denied" if of_denial else f"stance-{claim.stance}"
            found.append(Relation(self._words(key), target))
        for other in self._answers.get(claim.id, ()):
            who, _ = speaker_of(other, self._words)
            found.append(Relation(self._word(other), self._numbers[other.id], who))
        outer = self._numbers.get(claim.inside or "")
        if outer is not None:
            found.append(Relation(self._words("inside"), outer))
        return tuple(found)
