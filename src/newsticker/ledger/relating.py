"""The ledger's one verb: the claims of many articles in, the links between them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import combinations

from newsticker.language.packs import pack_of
from newsticker.ledger.admissions import Turn, turns
from newsticker.ledger.confirmations import Confirming, confirmings
from newsticker.ledger.conflicts import Quantity, quantities_of
from newsticker.ledger.denials import Contradiction, contradictions, join_denials
from newsticker.ledger.describing import seat_of
from newsticker.ledger.event import Event
from newsticker.ledger.events import events_of
from newsticker.ledger.groups import Groups
from newsticker.ledger.houses import Houses
from newsticker.ledger.same_claim import Pair, join, pairs_of
from newsticker.ledger.statements import Statement, statements_of
from newsticker.ledger.terms import Rarity
from newsticker.model import Reading
from newsticker.model_links import (
    SURE,
    Admission,
    Confirmation,
    Denial,
    FigureGroup,
    Links,
    SameClaim,
)
from newsticker.text.detect import detect_language

_LANGUAGES = ("de", "en")
# Two articles of which so many claims have the same words took them from one copy.
_WORD_FOR_WORD = 3
_WORDS = 3


def relate_claims(
    readings: Sequence[Reading],
    copies: Sequence[Sequence[int]] = (),
    stories: Sequence[Sequence[int]] | None = None,
) -> Links:
    """The links between the claims of articles.

    ``copies`` are groups of indexes of readings that carry one agency copy, ``stories`` of those that tell one event;
    where stories are not known yet (None), it is told from the words that articles share. The order of the readings
    counts only among those without a time of publication, which are taken to have come out in that order.

    An event is worked out by itself, from an index of its statements by house and term, house and number, and unit:
    a new article costs what it shares with its own event, whatever the size of the archive.
    """
    clocks = _clocks(readings)
    order = sorted(range(len(readings)), key=lambda n: (clocks[n], readings[n].id))
    ordered = [readings[n] for n in order]
    place = {number: at for at, number in enumerate(order)}
    languages = [r.article.language or detect_language(r.text, _LANGUAGES) for r in ordered]
    if stories is None:
        numbers = events_of(ordered, languages)
    else:
        numbers = _numbers([[place[n] for n in story] for story in stories], len(ordered))
    same_copy = _numbers([[place[n] for n in group] for group in copies], len(ordered))
    by_event: dict[int, list[int]] = {}
    for at, number in enumerate(numbers):
        by_event.setdefault(number, []).append(at)
    parts = [
        _relate_event(
            [ordered[at] for at in some],
            [languages[at] for at in some],
            [same_copy[at] for at in some],
            [clocks[order[at]] for at in some],
        )
        for some in by_event.values()
    ]
    return Links(
        same_claims=tuple(link for part in parts for link in part.same_claims),
        figure_conflicts=tuple(link for part in parts for link in part.figure_conflicts),
        denials=tuple(link for part in parts for link in part.denials),
        admissions=tuple(link for part in parts for link in part.admissions),
        comparisons=tuple(link for part in parts for link in part.comparisons),
        confirmations=tuple(link for part in parts for link in part.confirmations),
        courses=tuple(link for part in parts for link in part.courses),
    )


def _clocks(readings: Sequence[Reading]) -> list[str]:
    """The minute of each, in UTC, as text that sorts; what has none comes after the one before it."""
    found, last = [], ""
    for number, reading in enumerate(readings):
        told = _minute(reading.article.published)
        last = told or f"{last[:16]} {number:09}"
        found.append(last)
    return found


def _minute(published: str | None) -> str | None:
    try:
        at = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()[:16]


def _numbers(groups: Iterable[Sequence[int]], total: int) -> list[int]:
    joined: Groups[int] = Groups()
    for number in range(total):
        joined.first(number)
    for group in groups:
        for other in group[1:]:
            joined.join(group[0], other)
    return [joined.first(number) for number in range(total)]


def _relate_event(
    readings: Sequence[Reading],
    languages: Sequence[str | None],
    copies: Sequence[int],
    clocks: Sequence[str],
) -> Links:
    houses = Houses(readings, languages)
    statements = [
        statement
        for number, (reading, clock) in enumerate(zip(readings, clocks, strict=True))
        for statement in statements_of(reading, number, clock, languages[number])
    ]
    rarity = Rarity([statement.meant for statement in statements])
    origins = {s.key: _origin(s, houses, readings[s.article].text) for s in statements}
    one: Groups[str] = Groups()
    for statement in statements:
        one.first(statement.key)
    alike = _alike_articles(statements, copies)
    pairs = pairs_of(statements, [origins[s.key] for s in statements], rarity, alike)
    by_key = {s.key: s for s in statements}
    pairs = join(pairs, one, by_key)
    told = Counter(house for some in origins.values() for house in some)
    places = {s.key: number for number, s in enumerate(statements)}
    rarity = Rarity(_propositions(statements, one))
    event = Event(statements, by_key, origins, one, rarity, alike, places, told)
    pairs += join_denials(event)
    denied = contradictions(event)
    taken_back = turns(event, denied)
    quantities = quantities_of(event)
    return Links(
        same_claims=_same_claims(event, pairs),
        figure_conflicts=tuple(map(_figures, quantities.disagreements)),
        courses=tuple(map(_figures, quantities.courses)),
        denials=_denials(event, denied),
        admissions=_admissions(event, [t for t in taken_back if t.confidence >= SURE]),
        comparisons=_admissions(event, [t for t in taken_back if t.confidence < SURE]),
        confirmations=_confirmations(event),
    )


def _propositions(statements: Sequence[Statement], one: Groups[str]) -> Iterable[frozenset[str]]:
    """The words of each claim in all its wordings together, so that none is the commoner for being repeated.

    "Stimmzettel gefälscht zu haben" in five papers is one proposition, in which "Stimmzettel" stands once. Denials,
    which are not known to be one yet, are taken once for each set of words.
    """
    found: dict[Hashable, frozenset[str]] = {}
    for statement in statements:
        what = statement.meant if statement.denies else one.first(statement.key)
        found[what] = found.get(what, frozenset()) | statement.meant
    return found.values()


def _alike_articles(statements: Sequence[Statement], copies: Sequence[int]) -> Groups[int]:
    """Articles that carry one agency copy: those that are known to, and those of which several claims stand word for word."""
    found: Groups[int] = Groups()
    first: dict[int, int] = {}
    for number, copy in enumerate(copies):
        found.join(first.setdefault(copy, number), number)
    words: dict[int, set[frozenset[str]]] = {}
    for statement in statements:
        if len(statement.own) >= _WORDS:
            words.setdefault(statement.article, set()).add(statement.own)
    # Of articles that say all the same in the same words one is looked at.
    same: dict[frozenset[frozenset[str]], int] = {}
    articles: dict[frozenset[str], list[int]] = {}
    for article, some in words.items():
        one = same.setdefault(frozenset(some), article)
        if one == article:
            for own in some:
                articles.setdefault(own, []).append(article)
        elif len(some) >= _WORD_FOR_WORD:
            found.join(one, article)
    shared: Counter[tuple[int, int]] = Counter()
    for some_articles in articles.values():
        shared.update(combinations(sorted(some_articles), 2))
    for (a, b), count in shared.items():
        if count >= _WORD_FOR_WORD:
            found.join(a, b)
    return found


def _origin(statement: Statement, houses: Houses, text: str) -> frozenset[str]:
    name, pack = statement.claim.knew_first, pack_of(statement.language)
    if not name:
        return frozenset()
    return frozenset({houses.of((pack and seat_of(name, text, pack)) or name)})


def _same_claims(event: Event, pairs: Sequence[Pair]) -> tuple[SameClaim, ...]:
    members: dict[str, list[str]] = {}
    for statement in event.statements:
        members.setdefault(event.one.first(statement.key), []).append(statement.key)
    weakest: dict[str, Pair] = {}
    for pair in pairs:
        first = event.one.first(pair.a.key)
        if first not in weakest or pair.confidence < weakest[first].confidence:
            weakest[first] = pair
    return tuple(
        SameClaim(tuple(keys), weakest[first].rule, weakest[first].confidence)
        for first, keys in members.items()
        if len(keys) > 1
    )


def _figures(found: Quantity) -> FigureGroup:
    keys = tuple(statement.key for statement in found.statements)
    return FigureGroup(found.unit, keys, found.rule, found.confidence)


def _denials(event: Event, found: Sequence[Contradiction]) -> tuple[Denial, ...]:
    """One for each pair of propositions, the surest, and of those the earliest told."""
    best: dict[tuple[str, str], Contradiction] = {}
    for link in sorted(found, key=lambda one: (-one.confidence, one.denial.at, one.claim.at)):
        best.setdefault((event.one.first(link.claim.key), event.one.first(link.denial.key)), link)
    links = sorted(best.values(), key=lambda one: (one.denial.at, one.claim.at))
    return tuple(Denial(x.claim.key, x.denial.key, x.rule, x.confidence) for x in links)


def _admissions(event: Event, found: Sequence[Turn]) -> tuple[Admission, ...]:
    best: dict[tuple[str, str], Turn] = {}
    for link in sorted(found, key=lambda one: (-one.confidence, one.admission.at, one.denial.at)):
        pair = event.one.first(link.denial.key), event.one.first(link.admission.key)
        best.setdefault(pair, link)
    links = sorted(best.values(), key=lambda one: (one.admission.at, one.denial.at))
    return tuple(Admission(x.denial.key, x.admission.key, x.rule, x.confidence) for x in links)


def _confirmations(event: Event) -> tuple[Confirmation, ...]:
    """One for each pair of propositions, the surest, and of those the earliest told."""
    best: dict[tuple[str, str], Confirming] = {}
    for link in sorted(
        confirmings(event), key=lambda one: (-one.confidence, one.confirmation.at, one.claim.at)
    ):
        pair = event.one.first(link.claim.key), event.one.first(link.confirmation.key)
        if pair[0] != pair[1]:
            best.setdefault(pair, link)
    links = sorted(best.values(), key=lambda one: (one.confirmation.at, one.claim.at))
    return tuple(Confirmation(x.claim.key, x.confirmation.key, x.rule, x.confidence) for x in links)
