"""``newsticker relate``: readings or articles in, one object out, as the contract has it."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from commands import newsticker
from telling import Said, article

PARTS = {"stories", "wire_copies", "reuse", "same_claims", "figure_conflicts", "denials", "admissions"}  # fmt: skip
AROUND = "Die Molkerei Hellmark in Tunnstedt ist seit Montag geschlossen. Die Kontrolleure waren in Tunnstedt."
PAPER = Said("Tunnstedter Bote", "In der Molkerei seien Prüfprotokolle gefälscht worden")
DENIAL = Said("Hellmark", "den Bericht", stance="denies", mode="reported", denies="c1")


def lines(*ids: str) -> str:
    readings = [article(id, "Hellmark in Tunnstedt", [PAPER, DENIAL], around=AROUND) for id in ids]
    return "".join(msgspec.json.encode(reading).decode() + "\n" for reading in readings)


def test_readings_are_taken_as_read() -> None:
    ran = newsticker("relate", "--jsonl", "-", given=lines("a", "b"))
    (found,) = ran.rows
    assert ran.status == 0
    assert set(found) == PARTS
    assert found["same_claims"] == [["a:c1", "b:c1"], ["a:c2", "b:c2"]]
    assert found["denials"] == [{"claim": "a:c1", "denied_by": "a:c2"}]


def test_rule_and_confidence_are_kept_and_not_printed() -> None:
    (found,) = newsticker("relate", "--jsonl", "-", given=lines("a", "b")).rows
    assert "rule" not in json.dumps(found)
    assert "confidence" not in json.dumps(found)


def test_articles_are_read_first(tmp_path: Path) -> None:
    body = (
        "Die Molkerei Hellmark in Tunnstedt hat Prüfprotokolle gefälscht, berichtet der „Tunnstedter Bote“.\n\n"
        "Hellmark wies den Bericht zurück."
    )
    path = tmp_path / "articles.jsonl"
    rows = [{"id": id, "title": "Hellmark in Tunnstedt", "body": body, "language": "de"} for id in "ab"]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    (found,) = newsticker("relate", "--jsonl", path).rows
    assert found["denials"]
    assert found["same_claims"]


def test_only_the_parts_that_are_wanted() -> None:
    (found,) = newsticker("relate", "--jsonl", "--only", "denials", "-", given=lines("a", "b")).rows
    assert found["denials"]
    assert found["same_claims"] == []


def test_what_cannot_be_read_is_named_and_the_rest_is_linked() -> None:
    broken = '{"schema": "newsticker.reading/1", "id": "x", "text": 3}\n'
    ran = newsticker("relate", "--jsonl", "-", given="not JSON\n" + broken + lines("a", "b"))
    (found,) = ran.rows
    assert ran.status == 1
    assert found["same_claims"]
    errors = found["errors"]
    assert isinstance(errors, list)
    assert [(e["line"], e["id"]) for e in errors] == [(1, None), (2, "x")]
    assert "text" in errors[1]["error"] or "article" in errors[1]["error"]


def test_wrong_usage_and_a_missing_file_have_their_statuses(tmp_path: Path) -> None:
    assert newsticker("relate", "--jsonl", "--only", "verdicts", "-", given="").status == 2
    missing = newsticker("relate", "--jsonl", tmp_path / "none.jsonl")
    assert missing.status == 1
    assert "none.jsonl" in " ".join(missing.told)
