"""What editors decided about links, laid over those that the ledger found. Pure: rows are read and written elsewhere.

Two claims that are struck from each other are never together in a link of that kind, whatever the ledger makes of
other articles: what holds of a claim holds of those in the same words by the same speaker, as copies have them, and,
for links of two, of those that are the same claim. An editor's later word about the same two claims replaces his
earlier one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from newsticker.model import EDITOR, Claim
from newsticker.model_stories import LINK_KINDS, ClaimAddress, LinkDecision, LinkKind, NewLink
from newsticker.store.link_groups import Company, parted, together

Pair = frozenset[ClaimAddress]
# Of what an editor says no rule was measured.
SURE = 1.0
# Who says that two figures do not disagree, for they count different things, takes them out of the course too.
_DECIDING: Mapping[LinkKind, tuple[LinkKind, ...]] = {"course": ("figures", "course")}


def standing(decisions: Iterable[LinkDecision]) -> list[LinkDecision]:
    """The last decision about each two claims in each kind of link, without those that were released."""
    last: dict[tuple[LinkKind, Pair], LinkDecision] = {}
    for one in sorted(decisions, key=lambda decision: decision.id):
        last[one.kind, frozenset((one.one, one.other))] = one
    return [one for one in last.values() if one.decided != "release"]


def overlay(
    found: Sequence[NewLink],
    decisions: Sequence[LinkDecision],
    claims: Mapping[ClaimAddress, Claim],
) -> list[NewLink]:
    """The links as everybody sees them, in the order of their kinds and claims.

    ``claims`` are those of the story in the order in which they were told; decisions about others wait. The order of
    links and of decisions has no say.
    """
    stand = [one for one in standing(decisions) if one.one in claims and one.other in claims]
    laid = _laid(found, stand, claims) if stand else list(found)
    taken_back = {frozenset(link.claims) for link in laid if link.kind == "admission"}
    return in_order(
        x for x in laid if x.kind != "comparison" or frozenset(x.claims) not in taken_back
    )


def _laid(
    found: Sequence[NewLink],
    stand: Sequence[LinkDecision],
    claims: Mapping[ClaimAddress, Claim],
) -> list[NewLink]:
    place = {address: number for number, address in enumerate(claims)}
    kin = _in_same_words(claims)
    laid: list[NewLink] = []
    for kind in LINK_KINDS:
        mine = [link for link in found if link.kind == kind]
        deciding = _DECIDING.get(kind, (kind,))
        company = _company([one for one in stand if one.kind in deciding], kin, place)
        if kind == "same":
            laid += _same(mine, company)
            kin = _as_one(claims, laid, kin)
        elif kind == "figures":
            laid += _joined(_parted(mine, company, claims), company, claims)
        elif kind == "course":
            laid += _parted(mine, company, claims)
        else:
            laid += _pairs(kind, mine, company)
    return laid


def in_order(links: Iterable[NewLink]) -> list[NewLink]:
    """Links in the order of their kinds and claims."""
    return sorted(links, key=lambda x: (LINK_KINDS.index(x.kind), x.claims, x.unit or "", x.rule))


def _in_same_words(claims: Mapping[ClaimAddress, Claim]) -> dict[ClaimAddress, int]:
    """For each claim a number that those of the same words, stance and speaker share."""
    numbers: dict[tuple[str, str, str], int] = {}
    kin = {}
    for address, claim in claims.items():
        words = " ".join(claim.content.text.casefold().split())
        name = (claim.speaker and claim.speaker.name) or ""
        kin[address] = numbers.setdefault((words, claim.stance, name), len(numbers))
    return kin


def _as_one(
    claims: Iterable[ClaimAddress], same: Sequence[NewLink], kin: Mapping[ClaimAddress, int]
) -> dict[ClaimAddress, int]:
    """For each claim a number that those share that are the same claim, or of the same words where none is."""
    group = {one: number for number, link in enumerate(same) for one in link.claims}
    numbers: dict[tuple[bool, int], int] = {}
    return {
        one: numbers.setdefault((one in group, group.get(one, kin[one])), len(numbers))
        for one in claims
    }


def _company(
    decisions: Sequence[LinkDecision],
    kin: Mapping[ClaimAddress, int],
    place: Mapping[ClaimAddress, int],
) -> Company:
    added = tuple(sorted((one.one, one.other) for one in decisions if one.decided == "add"))
    apart: dict[ClaimAddress, set[ClaimAddress]] = {}
    strangers: dict[int, set[int]] = {}
    leaving: Counter[int] = Counter()
    gone: Counter[ClaimAddress] = Counter()
    for one in decisions:
        if one.decided != "strike":
            continue
        mine, theirs = kin[one.one], kin[one.other]
        if mine == theirs:
            gone[one.one] += 1
            apart.setdefault(one.one, set()).add(one.other)
            apart.setdefault(one.other, set()).add(one.one)
        else:
            leaving[mine] += 1
            strangers.setdefault(mine, set()).add(theirs)
            strangers.setdefault(theirs, set()).add(mine)
    left = {one: leaving[kin[one]] + gone[one] for one in place}
    return Company(kin, apart, strangers, added, left, place)


def _same(found: Sequence[NewLink], company: Company) -> list[NewLink]:
    """Groups that share no claim: what an editor put together comes first, then whom the ledger adds to it."""
    groups = together([link.claims for link in found], company)
    origin = {claim: link for link in found for claim in link.claims}
    return [
        NewLink("same", group, None, EDITOR, SURE, by_hand=True)
        if company.has_added(group)
        else replace(origin[group[0]], claims=group)
        for group in groups
    ]


def _parted(
    found: Sequence[NewLink], company: Company, claims: Mapping[ClaimAddress, Claim]
) -> list[NewLink]:
    """A claim may be in several groups of figures, of one quantity each, so that each is parted by itself."""
    groups = []
    for link in found:
        parts = parted(link.claims, company)
        groups += [
            replace(link, claims=part)
            for part in parts
            if len(part) == len(link.claims) or _disagree(part, claims)
        ]
    return groups


def _joined(
    groups: list[NewLink], company: Company, claims: Mapping[ClaimAddress, Claim]
) -> list[NewLink]:
    """What an editor put together joins the disagreements that it was part of."""
    for pair in company.added:
        mine = [link for link in groups if set(pair) <= set(link.claims)]
        one, other = (_best(address, pair, groups, claims) for address in pair)
        joined = company.in_order({*pair, *(c for x in (one, other) if x for c in x.claims)})
        if not mine and company.allows(joined):
            mine = [x for x in (one, other) if x]
        elif not mine:
            joined = company.in_order(pair)
        else:
            first = _rather(mine, pair, claims)
            mine, joined = [first], first.claims
        unit = next((link.unit for link in mine), None) or _unit(pair, claims)
        groups = [link for link in groups if link not in mine]
        groups.append(NewLink("figures", joined, unit, EDITOR, SURE, by_hand=True))
    return groups


def _best(
    address: ClaimAddress,
    pair: tuple[ClaimAddress, ClaimAddress],
    groups: Sequence[NewLink],
    claims: Mapping[ClaimAddress, Claim],
) -> NewLink | None:
    """The disagreement that a claim is part of; None where it is part of none."""
    mine = [link for link in groups if address in link.claims]
    return _rather(mine, pair, claims) if mine else None


def _rather(
    links: Sequence[NewLink],
    pair: tuple[ClaimAddress, ClaimAddress],
    claims: Mapping[ClaimAddress, Claim],
) -> NewLink:
    """One of several disagreements, whatever their order: rather of the unit that both claims of the pair tell."""
    units = [{figure.unit for figure in claims[one].figures} for one in pair]
    return min(
        links,
        key=lambda link: (link.unit not in units[0] & units[1], link.claims, link.unit or ""),
    )


def _unit(pair: Iterable[ClaimAddress], claims: Mapping[ClaimAddress, Claim]) -> str | None:
    units = (figure.unit for address in pair for figure in claims[address].figures)
    return next((unit for unit in units if unit), None)


def _disagree(part: Sequence[ClaimAddress], claims: Mapping[ClaimAddress, Claim]) -> bool:
    """Whether any two of what is left of a disagreement have no number in common."""
    told = [{(f.value, f.high) for f in claims[one].figures} for one in part if one in claims]
    return any(a.isdisjoint(b) for a in told for b in told)


def _pairs(kind: LinkKind, found: Sequence[NewLink], company: Company) -> list[NewLink]:
    by_hand = [NewLink(kind, pair, None, EDITOR, SURE, by_hand=True) for pair in company.added]
    is_free = (x for x in found if company.allows(x.claims) and not company.has_added(x.claims))
    return [*is_free, *by_hand]
