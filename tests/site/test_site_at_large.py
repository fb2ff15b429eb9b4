"""What holds for every page: security headers, languages in the address, errors as pages, kept files."""

from __future__ import annotations

import gzip
import re
import socket
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from articles import RICH, keep
from databases import run
from newsticker.model import NewstickerError
from newsticker.settings import Settings, read_settings
from newsticker.site import rendering
from newsticker.site.words import LANGUAGES, read_words
from serving import Client, serving

PAGES = ["/de/", "/de/article/1", "/de/article/1?view=plain", "/de/search?q=Tarn", "/de/tag/Verkehr", "/de/imprint",
         "/de/privacy", "/de/corrections", "/de/how-claims-are-read", "/de/what-is-counted", "/de/nothing", "/de/speakers",
         "/de/speakers?kind=state", "/de/speaker/1", "/de/outlets", "/de/outlet/Nordblick", "/de/tags", "/de/archive",
         "/de/archive/2026-03", "/de/archive/2026-03-01", "/de/archive/2026-03-03"]  # fmt: skip
FOLDER = Path(rendering.__file__).parent


@pytest.mark.parametrize("path", [*PAGES, "/de/feed.rss", "/read/1.gif"])
def test_every_answer_is_guarded_and_sets_no_cookie(own: Client, path: str) -> None:
    headers = own.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_inline_styles_scripts_or_strangers(own: Client, path: str) -> None:
    page = own.get(path).text
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", page)
    assert not re.search(r"<script(?![^>]*(?:src=|application/ld\+json))", page)
    assert not re.search(r'(?:src|href)="//', page)
    assert not re.search(
        r'<(?:script|link|img)[^>]*(?:src|href)="https?:(?!//wissebote\.example/flut")', page
    )


@pytest.mark.parametrize("path", PAGES)
def test_every_page_exists_in_both_languages_and_links_the_other(own: Client, path: str) -> None:
    german, english = own.get(path), own.get(path.replace("/de/", "/en/"))
    assert german.status == english.status
    assert german.text.startswith('<!doctype html>\n<html lang="de">')
    assert '<html lang="en">' in english.text
    assert (
        f'<a href="{path.replace("/de/", "/en/")}" hreflang="en" lang="en">English</a>'
        in german.text
    )
    assert own.get(path, "HEAD").content == b""


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("", "/de/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("fr, de-AT;q=0.8, en;q=0.5", "/de/"),
        ("fr", "/de/"),
    ],
)
def test_the_bare_address_leads_to_the_readers_language(
    own: Client, asked: str, leads: str
) -> None:
    answer = own.get("/", accept_language=asked)
    assert (answer.status, answer.headers["location"]) == (302, leads)


def test_addresses_that_are_not_there_are_pages_too(own: Client) -> None:
    for path in (
        "/nothing",
        "/de/nothing",
        "/static/../app.py",
        "/static/app.py",
        "/fr/",
        "/demo",
        "/english",
        "//evil.example/",
    ):
        answer = own.get(path)
        assert answer.status == 404, path
        assert "location" not in answer.headers
        english = own.get(path, accept_language="en-GB,en;q=0.9")
        told = (
            "There is no such page" if not path.startswith("/de/") else "Diese Seite gibt es nicht"
        )
        assert told in english.text, path
        assert ("Accept-Language" in english.headers.get("vary", "")) == (
            not path.startswith("/de/")
        )
    assert "<script>" not in own.get("/de/<script>alert(1)</script>").text
    assert own.get("/de/", "POST").status == 405


STRANGERS = (
    "//evil.example", "/\\evil.example", "\\\\evil.example", "/%2f%2fevil.example", "/%5cevil.example", "/%09/evil.example",
    "///evil.example/%2e%2e", "/.//evil.example", "/@evil.example", "/https://evil.example", "/%0d%0aLocation:%20https://evil.example",
)  # fmt: skip


@pytest.mark.parametrize("stranger", STRANGERS)
def test_no_address_leads_to_another_site(own: Client, stranger: str) -> None:
    starts = ("", "/", "/de", "/de/", "/desk", "/de/desk", "/de/article", "/de/tag", "/de/outlet", "/static", "/api/v1", "/read")  # fmt: skip
    asked = [f"{start}{stranger}{end}" for start in starts for end in ("", "/", "/..")]
    asked += ["*", "evil.example", "evil.example:443"]
    asked += [f"/de/desk/sign-in?next={stranger}", f"/de/search?q=x&next={stranger}"]
    for path in asked:
        with socket.create_connection(("127.0.0.1", own.port), timeout=20) as connection:
            head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{own.port}\r\nConnection: close\r\n\r\n"
            connection.sendall(head.encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode(errors="replace")
        head, _, body = answer.partition("\r\n\r\n")
        assert head.startswith("HTTP/1.1 "), path
        assert not head.startswith("HTTP/1.1 5"), path
        for location in re.findall(r"(?im)^location: (.*)$", head):
            # As browsers do, which take a backslash for a slash.
            led = urljoin(f"{own.address}{path}", location.strip().replace("\\", "/"))
            assert urlsplit(led).netloc == urlsplit(own.address).netloc, (path, location)
        assert not re.search(r'(?:href|action|src)="(?:https?:)?[/\\]{2,}evil', body), path


def test_files_of_the_site_are_kept_and_change_their_address(own: Client) -> None:
    for address in set(re.findall(r'"(/static/[^"]+)"', own.get("/de/article/1").text)):
        answer = own.get(address)
        assert answer.status == 200
        assert "immutable" in answer.headers["cache-control"]


def test_pages_are_packed_for_those_who_can_unpack_them(own: Client) -> None:
    packed = own.get("/de/article/1", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.content) == own.get("/de/article/1").content


def test_a_database_that_breaks_is_a_busy_page_not_a_trace(
    tmp_path: Path, each_database: None
) -> None:
    store = keep(tmp_path, [RICH])
    with serving(store) as client:
        run(store.address, "DROP TABLE tags")
        broken = client.get("/en/")
    store.close()
    assert broken.status == 500
    assert "Our mistake. The ticker keeps running." in broken.text
    assert "Traceback" not in broken.text
    assert "content-security-policy" in broken.headers


def test_both_catalogues_have_the_same_keys_and_every_key_is_used() -> None:
    german, english = (read_words(language) for language in LANGUAGES)
    assert german.known() == english.known()
    sources = [*FOLDER.rglob("*.py"), *FOLDER.glob("templates/**/*.html")]
    used = "\n".join(file.read_text(encoding="utf8") for file in sources)
    families = (
        "any-",
        "filter-",
        "order-",
        "stance-",
        "kind-",
        "form-",
        "bound-",
        "figure-",
        "counted-",
        "found-",
        "desk-password-",
        "desk-role-",
        "desk-state-",
        "desk-whose-",
        "desk-action-",
        "desk-feed-",
        "desk-push-",
        "desk-selector-",
        "feed-format-",
        "desk-forbidden-",
        "desk-unread-",
        "desk-problem-",
        "desk-done-",
        "desk-field-",
        "desk-claim-",
        "desk-decided-",
        "desk-party-",
        "desk-language-",
        "desk-link-",
        "desk-links-",
        "desk-story-",
        "alert-",
        "claims-",
        "mark-",
        "outcome-",
        "texts-",
        "watch-",
        "why-",
        "linked-",
        "sort-",
        "how-claims-",
        "what-is-",
    )
    unused = {
        key
        for key in german.known()
        if not any(f'"{name}"' in used for name in (key, key.removesuffix("-how")))
        and not key.startswith(families)
    }
    assert not unused


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_takes_the_parts_that_the_other_language_takes(language: str) -> None:
    parts = re.compile(r"\{(\w+)\}")
    for code in LANGUAGES:
        file = FOLDER / "i18n" / f"{code}.po"
        texts = re.findall(
            r'msgid "([^"]+)"\n(?:msgid_plural "[^"]+"\n)?msgstr(?:\[0\])? "(.*)"',
            file.read_text(encoding="utf8"),
        )
        fields = {key: set(parts.findall(text)) for key, text in texts}
        if code == language:
            mine = fields
        else:
            others = fields
    assert mine == others


def test_settings_are_read_and_their_mistakes_named(tmp_path: Path) -> None:
    file = tmp_path / "newsticker.toml"
    assert read_settings(file) == Settings()
    file.write_text('name = "Wisse"\ntimezone = "UTC"\n', encoding="utf8")
    assert read_settings(file).name == "Wisse"
    for wrong in (
        "name = 5",
        "nmae = 'x'",
        "name =",
        'timezone = "Mars/Olympus"',
        'address = "wisse.example"',
        'timezone = "../etc"',
    ):
        file.write_text(wrong, encoding="utf8")
        with pytest.raises(NewstickerError, match=r"newsticker\.toml"):
            read_settings(file)
