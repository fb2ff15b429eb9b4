"""What is disputed in a story and what no longer is, and how denials and admissions hang together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from newsticker.model_stories import KeptLink
from newsticker.outputs.story_told import Statement, ToldStory, is_sure
from newsticker.site.formats import Formats
from newsticker.site.statement_view import StatementView, Viewer
from newsticker.site.words import Words


class Why(Struct, frozen=True):
    """Why two claims are linked: in words, by which rule, how sure (None where an editor says so)."""

    words: str
    rule: str
    rate: str | None


class Turn(Struct, frozen=True):
    """Statements that answer each other, in their order, and why; ``id`` is its anchor on the page.

    ``is_admitted`` where the last one admits what the one before denied, ``is_denied`` where one was denied at all;
    ``is_open`` of a denial that no later claim is linked to, ``is_compared`` where one stands beside it all the same.
    """

    id: str
    steps: tuple[StatementView, ...]
    why: tuple[Why, ...]
    is_admitted: bool
    is_denied: bool
    is_open: bool
    is_compared: bool
    articles: int
    origins: int


class SideBySide(Struct, frozen=True):
    """Two dated quotations that may be compared; nothing more is said of them."""

    one: StatementView
    other: StatementView
    why: Why


def turns_of(story: ToldStory, viewer: Viewer, words: Words, formats: Formats) -> list[Turn]:
    """Denials with what they answer and what admitted it later; open ones first, then the newest denial."""
    denials = _sure(story, "denial")
    taken_back: dict[int, list[tuple[KeptLink, Statement, Statement]]] = {}
    for link, denial, admission in _sure(story, "admission"):
        taken_back.setdefault(id(denial), []).append((link, denial, admission))
    found: list[tuple[Turn, Statement]] = []
    answered: set[int] = set()
    for some in taken_back.values():
        denial = some[0][1]
        before = [(link, claim) for link, claim, other in denials if other is denial][:1]
        answered.update(id(link) for link, _ in before)
        links = [*(link for link, _ in before), *(link for link, _, _ in some)]
        later = sorted((one[2] for one in some), key=lambda one: one.reported)
        steps = [*(claim for _, claim in before), denial, *later]
        found.append((_turn(story, links[-1], steps, links, True, viewer, words, formats), denial))
    for link, claim, denial in denials:
        if id(link) not in answered:
            turn = _turn(
                story,
                link,
                (claim, denial),
                [link],
                id(denial) in taken_back,
                viewer,
                words,
                formats,
            )
            found.append((turn, denial))
    for link, claim, other in _sure(story, "confirmation"):
        turn = _turn(story, link, (claim, other), [link], False, viewer, words, formats, False)
        found.append((turn, other))
    found.sort(key=lambda one: (one[0].is_admitted, -one[1].reported.timestamp()))
    confirmed = {id(one) for _, one, _ in _sure(story, "confirmation")}
    beside = {id(one) for _, *pair in _compared(story) for one in pair}
    return [
        replace(
            turn,
            is_open=turn.is_denied and not turn.is_admitted and id(last) not in confirmed,
            is_compared=id(last) in beside,
        )
        for turn, last in found
    ]


def comparisons_of(
    story: ToldStory, viewer: Viewer, words: Words, formats: Formats
) -> list[SideBySide]:
    """What may be set side by side and is not sure enough to be linked."""
    return [
        SideBySide(viewer.view(one), viewer.view(other), why_beside(link, words, formats))
        for link, one, other in _compared(story)
    ]


def _compared(story: ToldStory) -> list[tuple[KeptLink, Statement, Statement]]:
    told = [
        pair for kind in ("denial", "admission", "confirmation") for pair in _pairs(story, kind)
    ]
    linked = {frozenset((id(one), id(other))) for link, one, other in told if is_sure(link)}
    unsure = [pair for pair in told if not is_sure(pair[0])]
    return [
        (link, one, other)
        for link, one, other in (*_pairs(story, "comparison"), *unsure)
        if frozenset((id(one), id(other))) not in linked
    ]


def why_beside(link: KeptLink, words: Words, formats: Formats) -> Why:
    """The reason why two quotations stand side by side: of a denial that is not sure the words of a comparison."""
    told = words("why-denial" if link.kind == "denial" else "why-comparison")
    return Why(told, link.rule, formats.percent(link.confidence))


def why(link: KeptLink, words: Words, formats: Formats) -> Why:
    """The reason of a link, in the words of its rule or else of its kind."""
    if link.by_hand:
        return Why(words("why-by-hand"), link.rule, None)
    of_rule = f"why-{link.kind}-{link.rule}"
    told = words(of_rule if of_rule in words else f"why-{link.kind}")
    return Why(told, link.rule, formats.percent(link.confidence))


def _pairs(story: ToldStory, kind: str) -> list[tuple[KeptLink, Statement, Statement]]:
    """The links of a kind with both their statements; none whose claims are told to be one, or are gone."""
    found = [(link, story.statements_in(link)) for link in story.linked(kind)]
    return [(link, some[0], some[1]) for link, some in found if len(some) > 1]


def _sure(story: ToldStory, kind: str) -> list[tuple[KeptLink, Statement, Statement]]:
    return [pair for pair in _pairs(story, kind) if is_sure(pair[0])]


def _turn(
    story: ToldStory,
    link: KeptLink,
    steps: Sequence[Statement],
    links: Sequence[KeptLink],
    is_admitted: bool,
    viewer: Viewer,
    words: Words,
    formats: Formats,
    is_denied: bool = True,
) -> Turn:
    articles, origins = story.carried_by(steps)
    return Turn(
        id=f"link{link.id}",
        steps=tuple(viewer.view(step) for step in steps),
        why=tuple(why(one, words, formats) for one in links),
        is_admitted=is_admitted,
        is_denied=is_denied,
        is_open=False,
        is_compared=False,
        articles=articles,
        origins=origins,
    )
