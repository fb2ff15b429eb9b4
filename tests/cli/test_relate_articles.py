"""``newsticker relate``: one object by the contract, of articles or readings, with what could not be read."""

from __future__ import annotations

import json
from pathlib import Path

from commands import newsticker
from wires import at, edited, sentences

PARTS = ["stories", "wire_copies", "reuse", "same_claims", "figure_conflicts", "denials", "admissions"]  # fmt: skip
TEXT = " ".join(sentences(1, 10))
ARTICLES = [
    {"id": "late", "text": f"{TEXT}\n\n(dpa)", "published": at(60), "language": "de"},
    {"id": "early", "text": TEXT, "published": at(5), "language": "de"},
]


def lines(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_passages_and_copies_are_told_by_the_contract() -> None:
    ran = newsticker("relate", "--jsonl", "--only", "reuse,wire_copies", "-", given=lines(*ARTICLES))  # fmt: skip
    (row,) = ran.rows
    assert (ran.status, ran.told) == (0, [])
    assert [*row] == PARTS
    end = len(TEXT) - 1
    assert row["reuse"] == [{"from": "early", "to": "late", "spans": [[[0, end], [0, end]]], "share": 1.0}]  # fmt: skip
    assert row["wire_copies"] == [["early", "late"]]
    assert all(row[part] == [] for part in PARTS if part not in ("reuse", "wire_copies"))


def test_without_only_stories_are_told_too(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    named = "Onna Harmsen sprach in Lemgrund an der Wisse über das Gutachten von 2019."
    texts = [f"{named} {edited(TEXT, seed, 0.9)}" for seed in (1, 2)]
    rows = [{"id": str(n), "text": t, "published": at(n), "language": "de"} for n, t in enumerate(texts)]  # fmt: skip
    path.write_text(lines(*rows), encoding="utf8")
    ran = newsticker("relate", "--jsonl", path)
    assert ran.rows[0]["stories"] == [["0", "1"]]


def test_readings_are_taken_as_read() -> None:
    only = ("relate", "--jsonl", "--only", "reuse,wire_copies", "-")
    read = newsticker("read", "--jsonl", "--no-claims", "-", given=lines(*ARTICLES))
    readings = newsticker(*only, given=lines(*read.rows))
    assert readings.status == 0
    assert readings.rows == newsticker(*only, given=lines(*ARTICLES)).rows


def test_what_cannot_be_read_is_named_and_the_rest_is_related() -> None:
    given = lines(*ARTICLES) + '{"id": "x", "body": 5}\nno json\n' + lines(ARTICLES[0])
    given += lines({"schema": "newsticker.reading/1", "id": "r", "text": 3})
    given += lines({"schema": "newsticker.reading/1", "id": "d", "text": "Ja.", "article": {"published": "gestern"}})  # fmt: skip
    ran = newsticker("relate", "--jsonl", "--only", "reuse", "-", given=given)
    errors = ran.rows[0]["errors"]
    assert isinstance(errors, list)
    assert ran.status == 1
    assert [(one["line"], one["id"]) for one in errors] == [(3, "x"), (4, None), (5, "late"), (6, "r"), (7, "d")]  # fmt: skip
    assert "earlier line" in errors[2]["error"]
    assert "ISO 8601" in errors[4]["error"]
    assert len(ran.rows[0]["reuse"]) == 1  # type: ignore[arg-type]


def test_wrong_usage_and_missing_files_have_a_message() -> None:
    ran = newsticker("relate", "--jsonl", "--only", "reuse,lies", "-")
    assert (ran.status, ran.rows) == (2, [])
    assert "'lies' is no part" in ran.told[-1]
    assert newsticker("relate", "-").status == 2
    missing = newsticker("relate", "--jsonl", "missing.jsonl")
    assert (missing.status, missing.told) == (1, ["newsticker: missing.jsonl: No such file or directory"])  # fmt: skip
    assert newsticker("relate", "--jsonl", "-").told == ["newsticker: -: the input is empty"]
