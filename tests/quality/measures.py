"""The figures of the project's own annotated stories, each from 0 to 100."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from newsticker.model import Claim, Figure
from quality.packs import Article, Judged

BINS = 10
_FILLERS = frozenset(
    "der die das des dem den von vom für the of a an for dr prof".split()
)  # left out where names are compared


def figures_of(articles: Sequence[Article]) -> dict[str, float]:
    """Name -> per cent: what was found, then how well each part was read of what was found."""
    judged = [j for article in articles for j in article.judged]
    hits = [(j.gold, j.read) for j in judged if j.gold is not None and j.read is not None]
    read = sum(j.read is not None for j in judged)
    gold = sum(j.gold is not None for j in judged)
    words = [sum(column) for column in zip(*(j.words for j in judged), strict=True)]
    figures = {
        "hit": _f1(len(hits), read, gold),
        "hit + speaker": _f1(sum(j.is_right for j in judged), read, gold),
        "content words": _f1(*words),
        "speaker": _share(j.is_speaker_right for j in judged if j.gold and j.read),
        "speaker_name": _share(_is_name_right(g, r) for g, r in hits),
        "kind": _share(g["kind"] == _source(g, r)[1] for g, r in hits),
        "stance macro": _macro_f1([(g["stance"], r.stance) for g, r in hits]),
        "mode": _share(g["mode"] == r.mode for g, r in hits),
        "chain links": _matched(hits, _links_wanted, _links_read, _same_link),
        "figures": _matched(hits, lambda g: g["figures"], lambda r: r.figures, _same_figure),
        "said_at": _where_told(
            ((g["said_at"] or {}).get("date"), r.said_at and r.said_at.value) for g, r in hits
        ),
        "medium": _where_told((g["medium"], r.medium and r.medium.name) for g, r in hits),
        "place": _where_told((g["place"], r.place and r.place.name) for g, r in hits),
        "denies": _denies(articles),
    }
    return {name: round(100 * value, 1) for name, value in figures.items()}


def calibration_error(told: Sequence[tuple[float, bool]]) -> float:
    """Mean gap between confidence and share of right claims over ten equal bins, 0 to 1."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in told:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    gaps = (abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins.values())
    return sum(gaps) / len(told)


def brier_skill(told: Sequence[tuple[float, bool]]) -> float:
    """1 for perfect foresight, 0 for a confidence that is the same for all claims (Brier 1950)."""
    rate = sum(right for _, right in told) / len(told)
    constant = sum((rate - right) ** 2 for _, right in told)
    return 1 - sum((c - right) ** 2 for c, right in told) / constant if constant else 0.0


def _f1(hits: int, read: int, gold: int) -> float:
    return 2 * hits / (read + gold) if read + gold else 0.0


def _share(values: Iterable[bool]) -> float:
    judged = list(values)
    return sum(judged) / len(judged) if judged else 0.0


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    both = Counter(g for g, r in pairs if g == r)
    gold, read = Counter(g for g, _ in pairs), Counter(r for _, r in pairs)
    return sum(_f1(both[s], read[s], gold[s]) for s in gold) / len(gold) if gold else 0.0


def _where_told(pairs: Iterable[tuple[str | None, str | None]]) -> float:
    """How often the two agree where either tells anything."""
    return _share(bool(g and r) and same_name(g, r) for g, r in pairs if g or r)


def _matched(
    hits: Sequence[tuple[dict[str, Any], Claim]],
    wanted: Callable[[dict[str, Any]], Sequence[Any]],
    given: Callable[[Claim], Sequence[Any]],
    same: Callable[[Any, Any], bool],
) -> float:
    common = of_gold = of_read = 0
    for gold, read in hits:
        left = list(given(read))
        of_gold, of_read = of_gold + len(wanted(gold)), of_read + len(left)
        for item in wanted(gold):
            partner = next((i for i, other in enumerate(left) if same(item, other)), None)
            if partner is not None:
                del left[partner]
                common += 1
    return _f1(common, of_read, of_gold)


def _source(gold: dict[str, Any], read: Claim) -> tuple[str | None, str]:
    """Whom a claim names: its speaker, else the link of its chain that is meant."""
    if read.speaker is not None:
        return read.speaker.name, read.speaker.kind
    links = (p for p in read.chain if same_name(gold["speaker_name"], p.name))
    return next(((p.name, p.kind) for p in links), (None, "unnamed"))


def _is_name_right(gold: dict[str, Any], read: Claim) -> bool:
    return same_name(gold["speaker_name"], _source(gold, read)[0])


def _links(names: Sequence[str]) -> list[tuple[str, str | None]]:
    """From each to the next, from the last to the article."""
    return list(zip(names, [*names[1:], None], strict=True))


def _links_wanted(gold: dict[str, Any]) -> list[tuple[str, str | None]]:
    return _links(gold["chain"])


def _links_read(read: Claim) -> list[tuple[str, str | None]]:
    return _links([party.name for party in read.chain])


def _same_link(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    return same_name(one[0], other[0]) and same_name(one[1], other[1])


def _same_figure(gold: dict[str, Any], read: Figure) -> bool:
    if (gold["value"], gold["high"], gold["bound"]) != (read.value, read.high, read.bound):
        return False
    wanted, given = (_words((u or "").replace("%", " prozent ")) for u in (gold["unit"], read.unit))
    return (not wanted and not given) or any(_alike(v, w) for v in wanted for w in given)


def same_name(one: str | None, other: str | None) -> bool:
    """Equal up to case, articles, endings and order; a surname alone is the one who bears it."""
    if not one or not other:
        return not one and not other
    x, y = _words(one), _words(other)
    if not x or not y:
        return one.casefold() == other.casefold()
    if len(x) != len(y):
        return x[-1] == y[-1] and min(len(x), len(y)) == 1
    return all(any(_alike(v, w) for w in y) for v in x) and all(
        any(_alike(v, w) for v in x) for w in y
    )


def _words(name: str) -> list[str]:
    plain = re.sub(r"\([^)]*\)", " ", name).casefold()
    return [w for w in re.findall(r"\w[\w'’.-]*\w|\w", plain) if w.strip(".") not in _FILLERS]


def _alike(a: str, b: str) -> bool:
    """The same word up to its ending: at least four letters in common, at most three not."""
    common = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return a == b or (common >= 4 and max(len(a), len(b)) - common <= 3)


def _denies(articles: Sequence[Article]) -> float:
    """F1 of the links from a denial, confirmation or admission to its claim, within an article."""
    common = of_gold = of_read = 0
    for article in articles:
        name_of = {j.read.id: j.gold["id"] for j in article.judged if j.gold and j.read}
        wanted = {(g["id"], g["denies"]) for g in article.gold["claims"] if g["denies"]}
        links = [(c.id, c.denies) for c in article.reading.claims if c.denies]
        given = {(name_of.get(a), name_of.get(b)) for a, b in links}
        common += len(wanted & given)
        of_gold, of_read = of_gold + len(wanted), of_read + len(links)
    return _f1(common, of_read, of_gold)


def told(judged: Iterable[Judged]) -> list[tuple[float, bool]]:
    """(confidence, right) of every claim that was read and bears a confidence."""
    return [
        (j.read.confidence, j.is_right)
        for j in judged
        if j.read is not None and j.read.confidence is not None
    ]
