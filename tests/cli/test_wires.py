"""Agencies' files at the command line: read like any other, and taken in with what the agency asks for obeyed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agency_texts import PACKAGE, TITLE, message, newsml, ninjs, nitf
from commands import newsticker
from loopback import serving

SOON = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.xml", newsml()), ("a.xml", nitf()), ("a.json", ninjs(1)), ("a.json", ninjs(3)), ("a.html", newsml())],
)  # fmt: skip
def test_an_item_is_read_with_what_is_told_of_it(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (row,) = newsticker("read", "--no-claims", path).rows
    article = row["article"]
    assert isinstance(article, dict)
    assert (row["id"], article["title"], article["dateline"]) == (str(path), TITLE, "Wissau")
    assert article["wire"]["guid"]
    assert str(row["text"]).startswith(TITLE)


def test_a_message_is_one_reading_an_item_and_its_faults_stand_in_their_place(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.xml"
    empty = '<newsItem guid="urn:2"/>'
    path.write_text(message(newsml("urn:1"), empty, newsml("urn:3")), encoding="utf-8")
    ran = newsticker("read", "--no-claims", path)
    assert ran.status == 1
    assert [row["id"] for row in ran.rows] == [f"{path}#urn:{n}" for n in (1, 2, 3)]
    assert "the article is empty" in str(ran.rows[1]["error"])


def test_ninjs_is_known_on_standard_input_in_lines_and_at_an_address(tmp_path: Path) -> None:
    (row,) = newsticker("read", "--no-claims", "-", given=ninjs(2)).rows
    assert row["id"] == "-"
    lines = f'{ninjs(2)}\n{{"id": "x", "text": "Der Damm hält."}}\n'
    rows = newsticker("read", "--no-claims", "--jsonl", "-", given=lines).rows
    assert [row["id"] for row in rows] == ["urn:ninjs:nordwind.example:1", "x"]
    with serving() as site:
        url = site.lay_out("/item", ninjs(3))
        (row,) = newsticker("read", "--no-claims", "--allow-network", "127.0.0.0/8", url).rows
    assert json.loads(json.dumps(row["article"]))["title"] == TITLE


def test_items_are_taken_in_held_back_and_taken_back(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    path = tmp_path / "a.xml"

    def add(text: str) -> tuple[int, list[dict[str, object]], list[str]]:
        path.write_text(text, encoding="utf-8")
        ran = newsticker("add", "--database", database, path)
        return ran.status, ran.rows, ran.told

    status, rows, told = add(newsml())
    assert (status, rows[0]["state"], told) == (0, "new", ["1 new"])
    status, rows, told = add(newsml(version=2, status="stat:canceled"))
    assert (status, told) == (0, ["0 new, 1 withdrawn"])
    assert rows[0] == {
        "state": "withdrawn", "id": rows[0]["id"], "article": 1, "version": 1, "title": TITLE,
        "reason": "The agency has withdrawn the report.",
    }  # fmt: skip
    status, rows, told = add(newsml("urn:2", meta=f"<embargoed>{SOON}</embargoed>"))
    assert (status, rows[0]["state"], rows[0]["embargo"]) == (0, "new", SOON)
    status, rows, told = add(newsml("urn:3", meta="<embargoed/>"))
    assert (status, rows) == (1, [])
    assert told[0].startswith(f"newsticker: {path}: urn:3: is under an embargo without an end")
    status, rows, told = add(PACKAGE)
    assert "names 2 items and has the words of none" in told[0]


def test_an_item_is_taken_in_by_its_address(tmp_path: Path) -> None:
    with serving() as site:
        url = site.lay_out("/item.xml", nitf())
        ran = newsticker(
            "add", "--database", tmp_path / "a.db", "--allow-network", "127.0.0.0/8", url
        )
    assert (ran.status, ran.rows[0]["title"], ran.told) == (0, TITLE, ["1 new"])
