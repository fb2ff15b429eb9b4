"""``newsticker read``: one reading a line, errors in their place, the contract's exit status."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands import newsticker
from loopback import serving

READING = ["schema", "id", "article", "text", "times", "claims"]
ARTICLE = [
    "url", "title", "lead", "body", "authors", "published", "published_precision", "updated",
    "dateline", "section", "tags", "breaking", "reads", "language", "credit",
]  # fmt: skip

STORY = (
    "Hafenamt warnt vor Sturmflut\n\n3. März 2026 Gelesen: 12\n\nDer Hafen von Emden ist geschlossen.\n\n"
    "Das Wasser steigt bis zum Abend.\n\nQuelle: hafenbote.example, ute/AFP\n"
)
PAGE = (
    "<!doctype html><html><body><article><h1>Sturm über Emden</h1>"
    "<p>Der Hafen von Emden blieb am Montag wegen der Sturmflut für alle Schiffe geschlossen.</p>"
    "<p>Das Wasser stieg nach Angaben des Hafenamts bis zum Abend um mehr als zwei Meter.</p></article>"
)


def test_a_text_file_in_the_contracts_order(tmp_path: Path) -> None:
    path = tmp_path / "sturm.txt"
    path.write_text(STORY, encoding="utf8")
    ran = newsticker("read", path)
    (row,) = ran.rows
    article = row["article"]
    assert isinstance(article, dict)
    assert (ran.status, ran.told) == (0, [])
    assert [*row] == READING
    assert [*article] == ARTICLE
    assert (row["schema"], row["id"]) == ("newsticker.reading/1", str(path))
    assert article["reads"] == 12
    assert article["credit"] == {
        "text": "hafenbote.example, ute/AFP", "outlets": ["hafenbote.example"], "desks": ["ute"], "agencies": ["AFP"],
    }  # fmt: skip


def test_each_line_of_json_lines_is_answered_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    lines = [
        '{"id": "a", "title": "Sturm", "lead": "Es weht.", "body": "Der Hafen ist zu. (dpa)"}',
        "{broken",
        "",
        '{"id": "b", "body": 5}',
        json.dumps({"id": "c", "html": PAGE, "url": "https://hafenbote.example/1"}),
        '{"id": "d", "text": "Der Hafen\\u0000 ist \\ud800 zu.", "language": "de"}',
        '{"id": "e", "html": "<p>kurz</p>"}',
        '{"id": "f", "text": "Das Ende."}',
    ]
    path.write_text("\n".join(lines), encoding="utf8")
    ran = newsticker("read", "--jsonl", "--no-claims", path)
    assert ran.status == 1
    assert [(row["id"], row.get("line"), "error" in row) for row in ran.rows] == [
        ("a", None, False), (None, 2, True), ("b", 4, True), ("c", None, False),
        ("d", None, False), ("e", 7, True), ("f", None, False),
    ]  # fmt: skip
    assert ran.rows[0]["text"] == "Sturm\n\nEs weht.\n\nDer Hafen ist zu."
    assert str(ran.rows[1]["error"]).endswith("(column 2)")
    assert ran.rows[2]["error"] == "body is a number, it must be text"
    assert ran.rows[4]["text"] == "Der Hafen\x00 ist \ufffd zu."


def test_all_lines_read_is_status_0() -> None:
    ran = newsticker(
        "read", "--jsonl", "-", given='\ufeff{"id": "a", "text": "Der Hafen ist zu."}\n\n'
    )
    assert ran.status == 0
    assert [row["id"] for row in ran.rows] == ["a"]


def test_an_unknown_charset_is_named_and_the_page_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f'<meta charset="x-klingon-9">{PAGE}', encoding="utf8")
    ran = newsticker("read", "--no-claims", path)
    assert ran.status == 0
    (told,) = ran.told
    assert told.startswith(f"newsticker: {path}: its charset 'x-klingon-9' is unknown")
    path.write_text(f'<meta charset="utf-8">{PAGE}', encoding="utf8")
    assert newsticker("read", "--no-claims", path).told == []


def test_no_line_at_all_is_told() -> None:
    ran = newsticker("read", "--jsonl", "-", given="\n")
    assert (ran.status, ran.rows) == (1, [{"id": "-", "error": "the input is empty"}])


@pytest.mark.parametrize("command", ["read", "feed"])
def test_folders_and_other_schemes_are_told_for_what_they_are(command: str, tmp_path: Path) -> None:
    ran = newsticker(command, tmp_path, "ftp://hafenbote.example/a.html", "file:///etc/passwd")
    assert ran.status == 1
    assert "is a folder" in str(ran.rows[0]["error"])
    assert all("begin with http:// or https://" in str(row["error"]) for row in ran.rows[1:])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("leer.txt", b"", "empty"),
        ("leer.html", b"\n", "empty"),
        ("bild.html", bytes(range(256)) * 20, "binary"),
        ("wirr.txt", "Größe".encode("cp1252") + b"\x81\x8d", "encoding"),
        ("liste.html", b"<nav><a href=/ems>Ems</a></nav>", "no article"),
        ("kaputt.json", b"{", "not JSON"),
        ("liste.json", b"[]", "an object must be"),
        ("meldung.xml", b"<nitf/>", "neither a doc-id nor a headline"),
        ("meldung.pdf", b"%PDF", "'.pdf'"),
    ],
)
def test_a_bad_file_has_one_clear_message_and_the_others_are_read(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "gut.txt"
    bad.write_bytes(content)
    good.write_text(STORY, encoding="utf8")
    ran = newsticker("read", "--no-claims", bad, tmp_path / "fehlt.txt", good)
    assert ran.status == 1
    assert ran.rows[0]["id"] == str(bad)
    assert message in str(ran.rows[0]["error"])
    assert "No such file" in str(ran.rows[1]["error"])
    assert ran.rows[2]["id"] == str(good)


def test_a_page_of_50_mb_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "riesig.html"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    ran = newsticker("read", path)
    assert ran.status == 1
    assert "50 MB are more than the 20 MB" in str(ran.rows[0]["error"])
    assert "MB" in str(newsticker("read", "-", given="a" * 21_000_000).rows[0]["error"])


@pytest.mark.parametrize("given", [STORY, PAGE, json.dumps({"body": "Der Hafen ist zu."})])
def test_standard_input_shows_what_it_is(given: str) -> None:
    ran = newsticker("read", "--no-claims", "-", given=given)
    assert ran.status == 0
    assert ran.rows[0]["id"] == "-"
    assert "Hafen" in str(ran.rows[0]["text"])
    assert "<p>" not in str(ran.rows[0]["text"])


def test_what_the_caller_knows() -> None:
    options = [
        "--published",
        "2026-05-01",
        "--language",
        "de",
        "--base-url",
        "https://hafenbote.example/1",
    ]
    article = newsticker("read", "--no-claims", *options, "-", given=STORY).rows[0]["article"]
    assert isinstance(article, dict)
    assert article["published"] == "2026-05-01T00:00:00+02:00"
    assert (article["language"], article["url"]) == ("de", "https://hafenbote.example/1")


def test_a_date_that_is_none_is_named() -> None:
    ran = newsticker("read", "--published", "gestern", "-", given=STORY)
    assert ran.status == 1
    assert ran.rows == [{"id": "-", "error": "published is 'gestern', which is no ISO 8601 date"}]


@pytest.mark.parametrize("arguments", [[], ["--language", "xx", "-"], ["--nonsense", "-"]])
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    ran = newsticker("read", *arguments)
    assert ran.status == 2
    assert ran.rows == []


def test_an_address_is_fetched_where_its_network_is_open() -> None:
    with serving() as site:
        url = site.lay_out(
            "/sturm", PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252"
        )
        opened = newsticker("read", "--no-claims", "--allow-network", "127.0.0.0/8", url)
        closed = newsticker("read", "--no-claims", url)
        missing = newsticker("read", "--allow-network", "127.0.0.0/8", site.base + "/nichts")
        assert len(site.requests) == 2
    article = opened.rows[0]["article"]
    assert isinstance(article, dict)
    assert (opened.status, article["title"], article["url"]) == (0, "Sturm über Emden", url)
    assert opened.rows[0]["id"] == url
    assert closed.status == 1
    assert "error" in closed.rows[0]
    assert "404" in str(missing.rows[0]["error"])


def test_a_reader_who_stops_early_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    row = {"text": "Der Hafen ist zu. " * 200, "language": "de"}
    path.write_text(
        "\n".join(json.dumps({"id": str(n), **row}) for n in range(2000)), encoding="utf8"
    )
    command = [sys.executable, "-m", "newsticker", "read", "--no-claims", "--jsonl", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 1


def test_many_lines_do_not_grow_memory(tmp_path: Path) -> None:
    def peak(lines: int) -> int:
        path = tmp_path / f"{lines}.jsonl"
        with path.open("w", encoding="utf8") as file:
            for n in range(lines):
                file.write(
                    json.dumps(
                        {
                            "id": str(n),
                            "body": f"Tag {n}. " + "Der Hafen ist zu. " * 300,
                            "language": "de",
                        }
                    )
                    + "\n"
                )
        program = (
            "import sys, resource; from newsticker.cli import main; sys.argv[1:] = ['read', '--no-claims', '--jsonl', sys.argv[1]]\n"
            "try: main()\nfinally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
        )
        return int(done.stderr)

    few, many = peak(100), peak(5000)
    assert many < few + 4_000  # kB


def test_a_text_is_read_well_below_a_second(tmp_path: Path) -> None:
    path = tmp_path / "sturm.txt"
    path.write_text(STORY, encoding="utf8")
    times = []
    for _ in range(3):
        start = time.perf_counter()
        newsticker("read", "--no-claims", path, anew=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 1
