"""Measures how often each rule is right on tests/gold and writes what a claim's confidence is made of.

Run ``python tools/measure_confidence.py`` after the reader or the annotated stories changed, and once right
after a story was added: how it was read then, before a rule was written for it, is kept for good (tests/quality/first). It
writes src/newsticker/claims/confidence.json and the tables of docs/confidence.md: weights by logistic regression
with a quadratic penalty on today's readings and the first ones, rules counted as they are printed. The figures are
those of cross-validation: each story is judged by the weights of all the others.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from newsticker.claims.confidence import (
    Measured,
    confidence_of,
    family_of,
    plain,
    signs_of,
)
from newsticker.claims.sheet import Sheet, lay_out
from newsticker.language.packs import pack_of
from newsticker.model import Claim
from quality import first_readings, parliament
from quality.measures import brier_skill, calibration_error
from quality.packs import Article, read_packs

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "newsticker" / "claims" / "confidence.json"
PAGE = ROOT / "docs" / "confidence.md"
# What a rule is called says little by itself once it is known what went wrong, and many are rare: their
# weights are drawn to zero more strongly. The penalties were chosen by cross-validation.
PENALTY_OF_FAULTS, PENALTY_OF_KINDS, PENALTY_OF_ALL = 0.1, 2.5, 0.01
# A claim that a reader of earlier days found counts half: many of its faults have been mended since.
WEIGHT_OF_FIRST = 0.5
KINDS = ("family ", "rule ", "stance ", "mode ")
# The sample articles: the reader was first written with these in view.
SAMPLES = frozenset({"museum", "regatta", "seilbahn", "twin"})
ROUNDS = 100
NEAR_ENOUGH = 1e-5


class Case(Struct, frozen=True):
    """A claim that was read in an annotated story, ``is_first`` when the story was new."""

    story: str
    rule: str
    signs: list[str]
    is_right: bool
    is_first: bool = False

    @property
    def weight(self) -> float:
        """How much it counts."""
        return WEIGHT_OF_FIRST if self.is_first else 1.0


def cases(articles: Sequence[Article]) -> list[Case]:
    """Every claim that the reader finds in the annotated stories, and found in them when they were new."""
    found = []
    for article in articles:
        reading, pack = article.reading, pack_of(article.language)
        assert pack is not None
        sheet = lay_out(reading.text, reading.article, pack)
        right = {j.read.id for j in article.judged if j.read is not None and j.is_right}
        found += _cases(
            article.pack, sheet, reading.claims, [c.id in right for c in reading.claims]
        )
        if article.pack in SAMPLES:
            continue
        first = first_readings.first_readings(article.pack).get(article.gold["id"], [])
        claims = tuple(f.claim(f"c{n}", reading.text) for n, f in enumerate(first, 1))
        found += _cases(article.pack, sheet, claims, [f.right for f in first], is_first=True)
    return found


def _cases(
    story: str,
    sheet: Sheet,
    claims: tuple[Claim, ...],
    right: list[bool],
    *,
    is_first: bool = False,
) -> list[Case]:
    signs = signs_of(sheet, claims)
    return [
        Case(story, plain(claim.rule), borne, is_right, is_first)
        for claim, borne, is_right in zip(claims, signs, right, strict=True)
    ]


def fit(seen: Sequence[Case]) -> Measured:
    """The weights that make the cases likeliest under the penalty, by Newton's steps sign by sign."""
    bearing: dict[str, list[int]] = {}
    for number, case in enumerate(seen):
        for sign in case.signs:
            bearing.setdefault(sign, []).append(number)
    weights, odds = dict.fromkeys(bearing, 0.0), [0.0] * len(seen)
    for _ in range(ROUNDS):
        farthest = 0.0
        for sign, numbers in bearing.items():
            penalty = _penalty(sign)
            slope, curve = -penalty * weights[sign], penalty
            for number in numbers:
                likely, weight = 1 / (1 + exp(-odds[number])), seen[number].weight
                slope += weight * (seen[number].is_right - likely)
                curve += weight * likely * (1 - likely)
            step = max(-1.0, min(1.0, slope / curve))
            weights[sign] += step
            for number in numbers:
                odds[number] += step
            farthest = max(farthest, abs(step))
        if farthest < NEAR_ENOUGH:
            break
    rounded = {sign: round(weight, 3) for sign, weight in sorted(weights.items())}
    families = Counter(family_of(case.rule) for case in seen)
    return Measured(rounded, _counts(seen), fresh_counts(seen), dict(sorted(families.items())))


def _penalty(sign: str) -> float:
    if sign == "any":
        return PENALTY_OF_ALL
    return PENALTY_OF_KINDS if sign.startswith(KINDS) else PENALTY_OF_FAULTS


def _counts(seen: Iterable[Case]) -> dict[str, tuple[int, int]]:
    """(right, seen) of each rule of today; a rule that only an earlier reader had is not told."""
    right, of = Counter[str](), Counter[str]()
    for case in seen:
        if not case.is_first:
            right[case.rule] += case.is_right
            of[case.rule] += 1
    return {rule: (right[rule], of[rule]) for rule in sorted(of)}


def fresh_counts(seen: Sequence[Case]) -> dict[str, tuple[int, int]]:
    """(right, seen) of each story when it was first read."""
    stories = sorted({case.story for case in seen if case.is_first})
    return {story: _share_of(seen, story, is_first=True) for story in stories}


def _share_of(seen: Sequence[Case], story: str, *, is_first: bool) -> tuple[int, int]:
    chosen = [c.is_right for c in seen if c.story == story and c.is_first == is_first]
    return sum(chosen), len(chosen)


def cross_validated(seen: Sequence[Case], *, is_first: bool = False) -> list[tuple[float, bool]]:
    """(confidence, right) of every case of today, or of the first readings, by the weights of the other stories."""
    told = []
    for story in sorted({case.story for case in seen}):
        measured = fit([case for case in seen if case.story != story])
        told += [
            (confidence_of(case.signs, measured), case.is_right)
            for case in seen
            if case.story == story and case.is_first == is_first
        ]
    return told


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's interval (1927) of a share at 95 per cent, 0 to 1."""
    z = 1.96
    middle = (right + z * z / 2) / (of + z * z)
    width = z * sqrt(right * (of - right) / of + z * z / 4) / (of + z * z)
    return middle - width, middle + width


def _row(name: str, right: int, of: int) -> str:
    low, high = interval(right, of)
    return (
        f"| {name} | {right} | {of} | {100 * right / of:.0f} | {100 * low:.0f}–{100 * high:.0f} |"
    )


def rule_table(rules: dict[str, tuple[int, int]]) -> str:
    """Families in the order of the alphabet, each with its rules."""
    lines = ["| rule | right | seen | % | 95 % |", "| --- | --: | --: | --: | --: |"]
    for family in sorted({family_of(rule) for rule in rules}):
        members = {rule: counts for rule, counts in rules.items() if family_of(rule) == family}
        right, of = (sum(column) for column in zip(*members.values(), strict=True))
        lines.append(_row(f"**{family}**", right, of))
        lines += [_row(f"`{rule}`", *counts) for rule, counts in members.items() if "." in rule]
    return "\n".join(lines)


def fresh_table(seen: Sequence[Case], fresh: dict[str, tuple[int, int]]) -> str:
    """Stories when they were first read, and today."""
    lines = ["| story | right at first | today |", "| --- | --: | --: |"]
    for story, (right, of) in fresh.items():
        now, seen_now = _share_of(seen, story, is_first=False)
        lines.append(f"| {story} | {right} of {of} | {now} of {seen_now} |")
    return "\n".join(lines)


def weight_table(seen: Sequence[Case], weights: dict[str, float]) -> str:
    """The signs of something gone wrong: right, seen, weight."""
    lines = ["| sign | right | seen | weight |", "| --- | --: | --: | --: |"]
    for sign, weight in weights.items():
        if sign != "any" and not sign.startswith(KINDS):
            bearing = [case.is_right for case in seen if sign in case.signs]
            lines.append(f"| {sign} | {sum(bearing)} | {len(bearing)} | {weight:.2f} |")
    return "\n".join(lines)


def calibration_table(told: Sequence[tuple[float, bool]]) -> str:
    """What was told and what came true, by how sure it was; then the two figures that sum it up."""
    lines = ["| confidence | claims | mean told | right |", "| --- | --: | --: | --: |"]
    edges = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
    for low, high in pairwise(edges):
        inside = [(c, right) for c, right in told if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            label = f"{low:.2f} to {min(high, 1):.2f}"
            lines.append(f"| {label} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    rate = sum(right for _, right in told) / len(told)
    lines += [
        "",
        f"{len(told)} claims, {100 * rate:.1f} % of them right. Calibration error "
        f"{calibration_error(told):.3f}, Brier skill over the base rate {brier_skill(told):.3f}.",
    ]
    return "\n".join(lines)


def parliament_table() -> str:
    """Rules on parliament speeches: how many statements they found that the corpus has."""
    told = parliament.tally(parliament.FILE)
    total: dict[str, Counter[str]] = {}
    for rule, counts in told.rules.items():
        total.setdefault(family_of(rule), Counter()).update(counts)
    lines = ["| rule | found | with its source | claims |", "| --- | --: | --: | --: |"]
    for family, counts in sorted(total.items()):
        row = f"{counts['found']} | {counts['right']} | {counts['claims']}"
        lines.append(f"| {family} | {row} |")
    lines += ["", f"{told.read} claims, {told.found} of them messages of the corpus, which has "
              f"{told.gold}; of those found {told.cue} have its cue and {told.source} its source."]  # fmt: skip
    return "\n".join(lines)


def write_tables(page: str, tables: dict[str, str]) -> str:
    """The page with each table between its two marks put in anew; raises ValueError where marks are missing."""
    for name, table in tables.items():
        start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, behind = page[: page.index(start) + len(start)], page[page.index(end) :]
        page = f"{before}\n\n{table}\n\n{behind}"
    return page


def main() -> None:
    """Writes the weights and the page's tables, and prints the figures."""
    articles = read_packs()
    for story in first_readings.keep(a for a in articles if a.pack not in SAMPLES):
        print(f"{story}: its first reading is kept")
    seen = cases(articles)
    measured = fit(seen)
    # Signs of rules that only an earlier reader had weigh nothing today.
    told_of = {f"rule {rule}" for rule in measured.rules}
    weights = {
        s: w for s, w in measured.weights.items() if s in told_of or not s.startswith("rule ")
    }
    text = json.dumps(asdict(replace(measured, weights=weights)), indent=1)
    # A rule's two counts stand on one line.
    text = re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text)
    DATA.write_text(text + "\n", encoding="utf8")
    tables = {
        "rules": rule_table(measured.rules),
        "signs": weight_table(seen, weights),
        "calibration": calibration_table(cross_validated(seen)),
        "calibration of first readings": calibration_table(cross_validated(seen, is_first=True)),
        "fresh": fresh_table(seen, measured.fresh),
    }
    if parliament.absence() is None:
        tables["parliament"] = parliament_table()
    PAGE.write_text(write_tables(PAGE.read_text(encoding="utf8"), tables), encoding="utf8")
    print(tables["calibration"], tables["calibration of first readings"], sep="\n\n")


if __name__ == "__main__":
    main()
