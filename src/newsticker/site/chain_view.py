"""The way of a claim as a page shows it: the chain that the text tells, then what the credit line adds."""

from __future__ import annotations

from msgspec import Struct

from newsticker.model import Article, Claim

MOST_LINKS = 5


class Link(Struct, frozen=True):
    """A link of the chain; ``credit`` where the credit line tells it, not the text."""

    name: str
    credit: bool
    is_outlet: bool = False


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


def chain_of(claim: Claim, article: Article, outlet: str | None) -> Chain:
    """The chain, then the credit line's agencies, then the outlet; a name that repeats stands once."""
    links = [Link(party.name, False) for party in claim.chain]
    credited = [*(article.credit.agencies if article.credit else ()), *([outlet] if outlet else [])]
    for name in credited:
        if not any(link.name == name for link in links):
            links.append(Link(name, True, name == outlet))
    credit_from = next((link.name for link in links if link.credit), None)
    if len(links) <= MOST_LINKS:
        return Chain(tuple(links), (), (), credit_from)
    return Chain(tuple(links[:2]), tuple(links[2:-2]), tuple(links[-2:]), credit_from)
