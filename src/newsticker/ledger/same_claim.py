"""When two statements are one claim: one origin, one proposition, whatever the wording.

The index goes from (house, term) and (house, number) to statements. A statement is compared with those alone that
its own keys lead to; no article is compared with all others, and a new one changes nothing but what it is joined
to. What decides is how much of the weight of their terms two statements share, the rarer the more; their figures
must not exclude each other, and a negation must be in both or in neither.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from msgspec import Struct

from newsticker.ledger.figures import agree, fates_of, other_fate, same_fate, same_unit, unit_terms
from newsticker.ledger.groups import Groups
from newsticker.ledger.statements import Statement, takes_back
from newsticker.ledger.terms import Rarity
from newsticker.model import Figure

# What two wordings of one proposition share: of the weight of both, or of the lighter one alone (then at least so
# much of it, and weight enough that it is no chance).
BOTH = 0.5
LIGHTER, OF_BOTH, WEIGHT = 0.72, 0.2, 3.3
# A headline or a lead says in few words what the body says.
AGAIN, AGAIN_WEIGHT = 0.6, 1.8
# So alike are a demand and a statement that are one.
DEMANDED = 0.65
# So alike are statements that are one although their origin is called differently.
VERBATIM, VERBATIM_WEIGHT = 0.6, 5.0
VERBATIM_RULE = "verbatim"
# Terms that two statements have at least which are taken for one at sight.
_FEW = 3
_EVERYBODY = frozenset({"*"})
# So much of the lighter one's words is shared where both tell one number.
COUNTED = 0.4
# What two admissions of one thing share at least.
CONCEDED = 0.2
# A number of so many digits is not said twice by chance.
_TELLING = 20


class Pair(Struct, frozen=True):
    """Two statements that are one claim, by which rule, and how sure that is."""

    a: Statement
    b: Statement
    rule: str
    confidence: float


def overlap(a: frozenset[str], b: frozenset[str], rarity: Rarity) -> tuple[float, float, float]:
    """What two sets of terms share: its part of the lighter one, of both together, and its weight."""
    shared = rarity.weight(a & b)
    if not shared:
        return 0.0, 0.0, 0.0
    return shared / min(rarity.weight(a), rarity.weight(b)), shared / rarity.weight(a | b), shared


class Index:
    """Statements by what a candidate must have in common with them."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], list[Statement]] = {}

    def candidates(self, statement: Statement, houses: Iterable[str]) -> list[Statement]:
        """Those met before that share a house and a term or a number, each once."""
        found: dict[str, Statement] = {}
        for house in houses:
            for key in _keys(statement):
                found |= {one.key: one for one in self._entries.get((house, key), ())}
        return list(found.values())

    def add(self, statement: Statement, houses: Iterable[str]) -> None:
        """Lets later ones find it."""
        for house in houses:
            for key in _keys(statement):
                self._entries.setdefault((house, key), []).append(statement)


def _keys(statement: Statement) -> list[str]:
    numbers = (f"#{float(figure.value):g}" for figure in statement.claim.figures)
    return [*sorted(statement.meant), *numbers]


def are_same(a: Statement, b: Statement, rarity: Rarity) -> Pair | None:
    """The pair that two assertions of one origin make, None where they are two claims."""
    if (a.claim.stance == "asks") != (b.claim.stance == "asks"):
        return None
    if a.language != b.language:
        return _across_languages(a, b)
    if a.of_a_number != b.of_a_number or (a.nests != b.nests and a.claim.stance != b.claim.stance):
        return None
    lighter, both, weight = overlap(a.meant, b.meant, rarity)
    counted = counted_alike(a, b)
    if counted == "other" or other_fate(a.claim, b.claim, a.language):
        return None
    found: tuple[str, float] | None = None
    if _concede_one(a, b, lighter):
        return Pair(a, b, "concedes-one-claim", 0.85)
    if counted == "same" and _tell_one_number(a, b, lighter):
        found = "same-figure", 0.9
    elif counted == "" and lighter >= COUNTED and _tell_one_number_alike(a, b):
        found = "same-number", 0.8
    elif a.negated != b.negated or (both < DEMANDED and _demand(a) != _demand(b)):
        return None
    elif both >= BOTH:
        found = "same-words", 0.95
    elif lighter >= LIGHTER and both >= OF_BOTH and weight >= WEIGHT:
        found = None if counts_more(*_by_weight(a, b, rarity)) else ("shorter-words", 0.85)
    elif a.article == b.article and (a.heads or b.heads) and _tell_again(lighter, both, weight):
        found = "told-again", 0.85
    elif _quotes_beginning(a, b):
        found = "same-beginning", 0.9
    if found is None or (found[0] != "same-figure" and not _begin_alike(a, b, rarity)):
        return None
    return Pair(a, b, *found)


def _by_weight(a: Statement, b: Statement, rarity: Rarity) -> tuple[Statement, Statement]:
    """The shorter one first: whose words weigh less."""
    return (a, b) if rarity.weight(a.meant) <= rarity.weight(b.meant) else (b, a)


def counts_more(shorter: Statement, longer: Statement) -> bool:
    """Whether the shorter one of two statements has a number that the longer one has not, and is no shorter form of it.

    "Investors lost at least £40 million" is no short form of "had concealed losses from investors for three years".
    """
    told = shorter.claim.figures
    return bool(told) and not any(agree(f, g) for f in told for g in longer.claim.figures)


def _demand(statement: Statement) -> bool:
    return statement.claim.stance == "demands"


def _tell_again(lighter: float, both: float, weight: float) -> bool:
    return (lighter >= AGAIN and weight >= AGAIN_WEIGHT) or (
        lighter >= 0.5 and both >= OF_BOTH and weight >= WEIGHT
    )


def _quotes_beginning(a: Statement, b: Statement) -> bool:
    """Whether one is the first sentence of what the other quotes in full."""
    return bool(a.opening) and a.opening == b.opening and a.opening in {a.own, b.own}


def _concede_one(a: Statement, b: Statement, lighter: float) -> bool:
    """Whether both admit what one denial denied, in one article: as a fact both, or as wrong words both."""
    if not (a.concedes and b.concedes) or a.article != b.article or not (a.answers and b.answers):
        return False
    if takes_back(a) or takes_back(b):
        return takes_back(a) and takes_back(b)
    return lighter >= CONCEDED


def _begin_alike(a: Statement, b: Statement, rarity: Rarity) -> bool:
    """Whether the shorter one is what the longer one says first: a quotation stands where its first sentence does."""
    shorter, longer = _by_weight(a, b, rarity)
    if longer.opening == longer.own or not longer.opening:
        return True
    shared = rarity.weight(shorter.opening & longer.opening)
    return shared >= 0.4 * min(rarity.weight(shorter.opening), rarity.weight(longer.opening))


def counted_alike(a: Statement, b: Statement) -> str:
    """ "same" where each number of one is told by the other too, "other" where one thing is counted differently, else ""."""
    fewer, more = sorted((a.claim.figures, b.claim.figures), key=len)
    one, other = (a, b) if fewer is a.claim.figures else (b, a)
    pairs = [
        (
            f,
            [
                g
                for g in more
                if same_unit(f, g, a.language) and not _befell_others(one, f, other, g)
            ],
        )
        for f in fewer
    ]
    counted = [(f, others) for f, others in pairs if others]
    if not counted:
        return ""
    return "same" if all(any(agree(f, g) for g in others) for f, others in counted) else "other"


def _befell_others(a: Statement, f: Figure, b: Statement, g: Figure) -> bool:
    """Whether two figures count people whom different things befell."""
    first, second = fates_of(a.claim, f, a.language), fates_of(b.claim, g, b.language)
    return bool(first and second and not first & second)


def _tell_one_number(a: Statement, b: Statement, lighter: float) -> bool:
    if a.concedes != b.concedes and not lighter:
        return False
    if _is_bare(a) or _is_bare(b) or lighter >= COUNTED or same_fate(a.claim, b.claim, a.language):
        return True
    return _is_telling(a, b) and a.concedes == b.concedes


def _tell_one_number_alike(a: Statement, b: Statement) -> bool:
    """Whether both tell one large number in one way, of whatever it is said: guards and people."""
    return _is_telling(a, b) and a.concedes == b.concedes and a.negated == b.negated


def _is_bare(statement: Statement) -> bool:
    """Whether it is a number with what it counts and nothing else: "mindestens 15", "its figure of 143"."""
    units = [unit_terms(figure, statement.language) for figure in statement.claim.figures]
    return statement.own <= frozenset().union(*units)


def _is_telling(a: Statement, b: Statement) -> bool:
    return any(agree(f, g) and f.value > _TELLING for f in a.claim.figures for g in b.claim.figures)


def _across_languages(a: Statement, b: Statement) -> Pair | None:
    """German and English of one claim: the same stance, the same numbers, one of them telling, and a common name."""
    if a.claim.stance != b.claim.stance or not a.claim.figures or a.negated != b.negated:
        return None
    if _numbers(a) != _numbers(b) or not _is_telling(a, b) or not a.own & b.own:
        return None
    return Pair(a, b, "across-languages", 0.8)


def _numbers(statement: Statement) -> list[tuple[float, float]]:
    return sorted((float(f.value), float(f.high or 0)) for f in statement.claim.figures)


def pairs_of(
    statements: Sequence[Statement],
    origins: Sequence[frozenset[str]],
    rarity: Rarity,
    copies: Groups[int],
) -> list[Pair]:
    """All pairs of assertions of an event that are one claim; ``copies`` joins articles that carry one agency copy."""
    index, found = Index(), []
    said: dict[Hashable, Statement] = {}
    for statement, houses in zip(statements, origins, strict=True):
        if statement.denies:
            continue
        # What copies repeat word for word is compared once, however many there are.
        first = said.setdefault(_wording(statement, houses, copies), statement)
        if first is not statement:
            found.append(Pair(first, statement, VERBATIM_RULE, 0.99))
            continue
        near = {other.key for other in index.candidates(statement, houses)}
        for other in index.candidates(statement, _EVERYBODY):
            if other.key in near:
                pair = are_same(other, statement, rarity)
            elif copies.are_one(other.article, statement.article):
                pair = _by_other_name(other, statement, rarity)
            else:
                continue
            if pair is not None:
                found.append(pair)
        index.add(statement, houses | _EVERYBODY)
    return found


def _wording(statement: Statement, houses: frozenset[str], copies: Groups[int]) -> Hashable:
    """Equal for statements of one origin in the same words with the same numbers; of few words in copies alone."""
    claim = statement.claim
    few = len(statement.own) < _FEW
    if few and not statement.own and not claim.figures:
        return statement.key
    numbers = tuple((f.value, f.high, f.unit, f.bound) for f in claim.figures)
    return (
        houses,
        statement.own,
        statement.opening,
        claim.stance,
        statement.negated,
        statement.language,
        numbers,
        (claim.content.text, copies.first(statement.article)) if few else None,
    )


def _by_other_name(a: Statement, b: Statement, rarity: Rarity) -> Pair | None:
    """Two statements of one copy, or of a headline and its article, whose origin is called differently.

    They are one where the words are nearly the same, where a headline has nothing that the article has not, or where
    both tell one large number of one thing: a name was not understood.
    """
    pointing = any(one.answers and one.claim.mode == "reported" for one in (a, b))
    if pointing or a.claim.stance != b.claim.stance or a.negated != b.negated:
        return None
    if a.article == b.article and not (a.heads or b.heads):
        return None
    counted = counted_alike(a, b)
    lighter, both, weight = overlap(a.own, b.own, rarity)
    bare = _is_bare(a) or _is_bare(b)
    told_again = a.article == b.article and lighter >= LIGHTER and weight >= WEIGHT
    same_number = counted == "same" and _is_telling(a, b) and (bare or lighter >= COUNTED)
    verbatim = both >= VERBATIM and weight >= VERBATIM_WEIGHT
    if counted == "other" or not (told_again or same_number or verbatim):
        return None
    return Pair(a, b, "same-words-other-name", 0.8)


def join(pairs: Iterable[Pair], one: Groups[str], by_key: Mapping[str, Statement]) -> list[Pair]:
    """Joins the pairs, the surest first; not where that would make one claim of two numbers for one thing."""
    members: dict[str, list[Statement]] = {key: [statement] for key, statement in by_key.items()}
    kept = []
    for pair in sorted(pairs, key=lambda p: (-p.confidence, p.a.at, p.b.at)):
        first, second = one.first(pair.a.key), one.first(pair.b.key)
        if first != second and pair.rule == VERBATIM_RULE:
            kept_members = members[first]
            one.join(first, second)
            members[one.first(first)] = kept_members
        elif first != second:
            some, others = members[first], members[second]
            if any(counted_alike(a, b) == "other" for a in some for b in others):
                continue
            one.join(first, second)
            members[one.first(first)] = [*some, *others]
        kept.append(pair)
    return kept
