"""How sure a claim is: within bounds, the same every time, lower where something is missing, and documented."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsticker.claims import confidence
from newsticker.claims.confidence import (
    MEASURED,
    confidence_of,
    family_of,
    known_families,
    plain,
    rate_claims,
    signs_of,
)
from newsticker.claims.sheet import Sheet, lay_out
from newsticker.flow.reading import read_document
from newsticker.language.packs import pack_of
from newsticker.model import Claim, Document, Reading

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "confidence.md"
TEXT = (
    "Das Deichamt Wissau teilte am Montag mit, der Damm sei sicher. „Wir kommen nicht mehr hinein“, sagte "
    "Karl Wiesner. Laut Feuerwehr sind 300 Keller vollgelaufen. Wiesner forderte mehr Helfer. Die "
    "Stadtwerke dementierten, dass das Wasser steige."
)


def read(text: str = TEXT) -> tuple[Reading, Sheet]:
    reading = read_document(
        Document("a", text=text, published="2026-03-02T09:00:00+01:00", language="de")
    )
    pack = pack_of("de")
    assert pack is not None
    return reading, lay_out(reading.text, reading.article, pack)


def rated(sheet: Sheet, *claims: Claim) -> list[float | None]:
    return [claim.confidence for claim in rate_claims(sheet, claims)]


def test_every_claim_is_rated_between_none_and_all() -> None:
    reading, _ = read()
    assert len(reading.claims) == 5
    assert all(c.confidence is not None and 0 < c.confidence < 1 for c in reading.claims)


def test_the_same_text_is_rated_the_same() -> None:
    assert read()[0].claims == read()[0].claims


def test_plain_claims_are_surer_than_not() -> None:
    reading, _ = read()
    assert min(c.confidence or 0 for c in reading.claims) > 0.5


def test_a_claim_without_its_speaker_is_less_sure() -> None:
    reading, sheet = read()
    for claim in reading.claims:
        assert claim.speaker is not None
        silent = replace(claim, speaker=None)
        named, none = (rated(sheet, c)[0] for c in (claim, silent))
        assert named is not None
        assert none is not None
        assert named > none


def test_where_no_speaker_belongs_none_is_missed() -> None:
    text = "Es brenne, sagte Weil am Montag. Verletzt sei niemand."
    reading, sheet = read(text)
    found = [c.rule for c in reading.claims]
    at = found.index("continued.subjunctive")
    assert "no speaker" not in signs_of(sheet, reading.claims)[at]


def test_two_claims_of_the_same_words_are_less_sure() -> None:
    reading, sheet = read()
    claim = reading.claims[0]
    alone, together = rated(sheet, claim)[0], rated(sheet, claim, replace(claim, id="twice"))[0]
    assert alone is not None
    assert together is not None
    assert together < alone


def test_a_family_that_was_hardly_ever_seen_is_not_rated() -> None:
    reading, sheet = read()
    unseen = replace(reading.claims[0], rule="semaphore.flags", confidence=None)
    assert rated(sheet, unseen) == [None]
    once = replace(MEASURED, families={"so": 2, "object": 3})
    assert known_families(once) == {"object"}


@pytest.mark.parametrize("sign", ["no speaker", "shares its words"])
def test_a_sign_of_something_wrong_weighs_against_the_claim(sign: str) -> None:
    assert confidence_of(["any", sign]) < confidence_of(["any"])


def test_a_rule_that_was_never_seen_rates_as_its_family() -> None:
    signs = ["any", "family object"]
    assert confidence_of([*signs, "rule object.unheard-of"]) == confidence_of(signs)


def test_the_data_holds_together() -> None:
    assert all(0 <= right <= seen for right, seen in MEASURED.rules.values())
    assert all(0 <= right <= seen for right, seen in MEASURED.fresh.values())
    named = {sign.partition(" ")[2] for sign in MEASURED.weights if sign.startswith("rule ")}
    assert named == MEASURED.rules.keys()
    stories = {
        json.loads(path.read_text(encoding="utf8"))["pack"]
        for path in (ROOT / "tests" / "gold").glob("*.json")
    }
    assert MEASURED.fresh.keys() <= stories


def rules_in_source() -> set[str]:
    """The names of rules that stand in the reader's source."""
    found = set()
    for path in Path(confidence.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    shape = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*(\.[a-z]+)?")
    return {name for name in found if shape.fullmatch(name)} - {
        "confidence.json",
        "newsticker.claims",
    }


def test_every_rule_is_documented() -> None:
    page = PAGE.read_text(encoding="utf8")
    families = set(re.findall(r"^\| \*\*([\w-]+)\*\* \|", page, flags=re.M))
    told = set(re.findall(r"`([\w-]+)`", page))
    printed = {family_of(rule) for rule in rules_in_source() | MEASURED.rules.keys()}
    assert {"speech-verb", "according-to", "object"} <= printed
    assert not printed - families - told


def test_the_page_tells_what_was_measured() -> None:
    page = PAGE.read_text(encoding="utf8")
    rows = re.findall(r"^\| `([\w.-]+)` \| (\d+) \| (\d+) \|", page, flags=re.M)
    told = {rule: (int(right), int(seen)) for rule, right, seen in rows}
    assert told == {rule: counts for rule, counts in MEASURED.rules.items() if "." in rule}


def test_a_later_stage_leaves_the_rule_what_it_was() -> None:
    assert plain("so.behind.negation") == "so.behind"
    assert family_of("speech-verb.before.clause") == "speech-verb"
