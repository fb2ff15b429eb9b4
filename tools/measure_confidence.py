"""Measures how often each rule is right on tests/gold and writes what a claim's confidence is made of.

Run ``python tools/measure_confidence.py`` after the reader or the annotated stories changed, and once right
after a story was added: how it was read then, before a rule was written for it, is kept for good. It writes
src/newsticker/claims/confidence.json and the tables of docs/confidence.md: weights by logistic regression with
a quadratic penalty, rules counted as they are printed. The figures are those of cross-validation: each story
is judged by the weights of all the others.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from math import exp, log, sqrt
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from newsticker.claims.confidence import (
    MEASURED,
    Measured,
    confidence_of,
    family_of,
    plain,
    signs_of,
)
from newsticker.claims.sheet import lay_out
from newsticker.language.packs import pack_of
from quality import parliament
from quality.measures import brier_skill, calibration_error
from quality.packs import read_packs

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "newsticker" / "claims" / "confidence.json"
PAGE = ROOT / "docs" / "confidence.md"
# What a rule is called says little by itself once it is known what went wrong, and many are rare: their
# weights are drawn to zero more strongly. The penalties were chosen by cross-validation.
PENALTY_OF_FAULTS, PENALTY_OF_KINDS, PENALTY_OF_ALL = 0.1, 6.0, 0.01
KINDS = ("family ", "rule ", "stance ", "mode ")
# The sample articles: the reader was first written with these in view.
SAMPLES = frozenset({"museum", "regatta", "seilbahn", "twin"})
ROUNDS = 100
NEAR_ENOUGH = 1e-5


class Case(Struct, frozen=True):
    """A claim that was read in an annotated story."""

    story: str
    rule: str
    signs: list[str]
    is_right: bool


def cases() -> list[Case]:
    """Every claim that the reader finds in the annotated stories."""
    found = []
    for article in read_packs():
        reading, pack = article.reading, pack_of(article.language)
        assert pack is not None
        right = {j.read.id for j in article.judged if j.read is not None and j.is_right}
        sheet = lay_out(reading.text, reading.article, pack)
        for claim, signs in zip(reading.claims, signs_of(sheet, reading.claims), strict=True):
            found.append(Case(article.pack, plain(claim.rule), signs, claim.id in right))
    return found


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
                likely = 1 / (1 + exp(-odds[number]))
                slope += seen[number].is_right - likely
                curve += likely * (1 - likely)
            step = max(-1.0, min(1.0, slope / curve))
            weights[sign] += step
            for number in numbers:
                odds[number] += step
            farthest = max(farthest, abs(step))
        if farthest < NEAR_ENOUGH:
            break
    rounded = {sign: round(weight, 3) for sign, weight in sorted(weights.items())}
    return Measured(rounded, _counts(seen), {})


def _penalty(sign: str) -> float:
    if sign == "any":
        return PENALTY_OF_ALL
    return PENALTY_OF_KINDS if sign.startswith(KINDS) else PENALTY_OF_FAULTS


def _counts(seen: Iterable[Case]) -> dict[str, tuple[int, int]]:
    right, of = Counter[str](), Counter[str]()
    for case in seen:
        right[case.rule] += case.is_right
        of[case.rule] += 1
    return {rule: (right[rule], of[rule]) for rule in sorted(of)}


def fresh_counts(
    seen: Sequence[Case], kept: dict[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """(right, seen) of each story but the samples when it was first read: what is kept, and new ones."""
    stories = {case.story for case in seen} - SAMPLES
    return {story: kept.get(story) or _share_of(seen, {story}) for story in sorted(stories)}


def _share_of(seen: Sequence[Case], stories: Container[str]) -> tuple[int, int]:
    chosen = [case.is_right for case in seen if case.story in stories]
    return sum(chosen), len(chosen)


def tempered(
    measured: Measured, seen: Sequence[Case], fresh: dict[str, tuple[int, int]]
) -> Measured:
    """The weights drawn half way, in log odds, from the rate on stories that the rules know to that on fresh ones.

    Rules that were written with a story in view are more often right there than elsewhere, and were less
    often right before: the rate on a text of somebody else lies between.
    """
    right, of = (sum(column) for column in zip(*fresh.values(), strict=True))
    excess = _log_odds(right, of) - _log_odds(*_share_of(seen, fresh))
    weights = measured.weights | {"any": round(measured.weights["any"] + min(excess, 0) / 2, 3)}
    return Measured(weights, measured.rules, fresh)


def _log_odds(right: int, of: int) -> float:
    """Of a share; half a case is added to both sides, so that none is infinite."""
    return log((right + 0.5) / (of - right + 0.5))


def cross_validated(
    seen: Sequence[Case], fresh: dict[str, tuple[int, int]]
) -> list[tuple[float, bool]]:
    """(confidence, right) of every case, by the weights of the other stories."""
    told = []
    for story in sorted({case.story for case in seen}):
        others = [case for case in seen if case.story != story]
        known = {name: counts for name, counts in fresh.items() if name != story}
        measured = tempered(fit(others), others, known)
        told += [
            (confidence_of(case.signs, measured), case.is_right)
            for case in seen
            if case.story == story
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
        now, seen_now = _share_of(seen, {story})
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
    seen = cases()
    fresh = fresh_counts(seen, MEASURED.fresh)
    measured = tempered(fit(seen), seen, fresh)
    text = json.dumps(asdict(measured), indent=1)
    # A rule's two counts stand on one line.
    text = re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text)
    DATA.write_text(text + "\n", encoding="utf8")
    tables = {
        "rules": rule_table(measured.rules),
        "signs": weight_table(seen, measured.weights),
        "calibration": calibration_table(cross_validated(seen, fresh)),
        "fresh": fresh_table(seen, fresh),
    }
    if parliament.absence() is None:
        tables["parliament"] = parliament_table()
    PAGE.write_text(write_tables(PAGE.read_text(encoding="utf8"), tables), encoding="utf8")
    print(tables["calibration"])


if __name__ == "__main__":
    main()
