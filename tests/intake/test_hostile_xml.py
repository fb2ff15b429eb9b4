"""XML that wants files, requests, memory or time, in every kind of list, feed and item that is read as XML."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from agency_texts import newsml, nitf
from feed_texts import ATOM, NEWS_SITEMAP, RDF, RSS
from loopback import Loopback, serving
from newsticker.intake import read_feed, read_opml, read_wires
from newsticker.model import Unreadable

SECONDS, MEGABYTES = 1.0, 100
OPML = '<opml version="2.0"><body><outline text="Blatt" xmlUrl="https://a.example/HERE"/></body></opml>'
CDF = '<CHANNEL HREF="https://a.example/"><TITLE>Blatt</TITLE><ITEM HREF="/a"><TITLE>HERE</TITLE></ITEM></CHANNEL>'
# Each with HERE where a text stands, and what reads it.
KINDS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "RSS": (RSS.replace("Die Brücke", "HERE"), lambda raw: read_feed(raw, None)),
    "Atom": (ATOM.replace("Dam holds", "HERE"), lambda raw: read_feed(raw, None)),
    "RDF": (RDF.replace("Eins", "HERE"), lambda raw: read_feed(raw, None)),
    "CDF": (CDF, lambda raw: read_feed(raw, None)),
    "sitemap": (NEWS_SITEMAP.replace("Damm", "HERE"), lambda raw: read_feed(raw, None)),
    "OPML": (OPML, read_opml),
    "NewsML-G2": (newsml().replace("Damm", "HERE"), read_wires),
    "NITF": (nitf().replace("Damm", "HERE"), read_wires),
}
SECRET = "root:geheim"


def laughs(times: int, levels: int) -> str:
    """Entities each of which is the one before so many times."""
    declared = [f'<!ENTITY e{n} "{f"&e{n - 1};" * times}">' for n in range(1, levels + 1)]
    return f'<!ENTITY e0 "ha">{"".join(declared)}<!ENTITY x "&e{levels};">'


def attacks(folder: Path, site: Loopback) -> dict[str, tuple[str, str]]:
    """What is declared in a document's head, and what stands in its text."""
    (folder / "secret").write_text(SECRET)
    (folder / "secret.dtd").write_text(f'<!ENTITY x "{SECRET}">')
    file, dtd = (folder / "secret").as_uri(), (folder / "secret.dtd").as_uri()
    asked = site.lay_out("/x.dtd", f'<!ENTITY x "{SECRET}">')
    return {
        "a billion laughs": (f"[{laughs(10, 9)}]", "&x;"),
        "a million laughs": (f"[{laughs(100, 3)}]", "&x;"),
        # Whoever looks for the first element looks at the first 4,096 bytes.
        "quadratic": (f'[<!ENTITY x "{"x" * 1500}">]', "&x;" * 100_000),
        "a cycle": ('[<!ENTITY x "&y;"><!ENTITY y "&x;">]', "&x;"),
        "a file": (f'[<!ENTITY x SYSTEM "{file}">]', "&x;"),
        "a request": (f'[<!ENTITY x SYSTEM "{asked}">]', "&x;"),
        "an external DTD": (f'SYSTEM "{dtd}"', "&x;"),
        "an external DTD asked for": (f'PUBLIC "-//x//DTD x" "{asked}"', "&x;"),
        "a parameter entity": (f'[<!ENTITY % d SYSTEM "{dtd}"> %d;]', "&x;"),
        "a parameter entity asked for": (f'[<!ENTITY % d SYSTEM "{asked}"> %d;]', "&x;"),
        "an inclusion": ("", f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{file}"/>'),
    }  # fmt: skip


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


def most_megabytes() -> float:
    """The most memory that this process has held since it was asked to count anew."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_opened_asked_for_or_multiplied(
    kind: str, tmp_path: Path, site: Loopback
) -> None:
    text, read = KINDS[kind]
    text = text.partition("?>")[2] if text.startswith("<?") else text
    assert "HERE" in text
    root = text.lstrip().removeprefix("<").replace(">", " ").split()[0]
    for name, (declared, put) in attacks(tmp_path, site).items():
        doctype = f"<!DOCTYPE {root} {declared}>" if declared else ""
        raw = (doctype + text.lstrip().replace("HERE", put)).encode()
        Path("/proc/self/clear_refs").write_text("5")
        before, begun, shown = most_megabytes(), time.process_time(), ""
        with suppress(Unreadable):
            shown = str(read(raw))
        took, grown = time.process_time() - begun, most_megabytes() - before
        assert took < SECONDS, (name, took)
        assert grown < MEGABYTES, (name, grown)
        assert SECRET not in shown, name
        assert len(shown) < 3 * len(raw) + 20_000, (name, len(shown))
        assert site.requests == [], name


@pytest.mark.parametrize("kind", ["RSS", "Atom", "sitemap"])
def test_as_many_plain_ampersands_are_read(kind: str) -> None:
    text, read = KINDS[kind]
    begun = time.process_time()
    feed = read(text.replace("HERE", "A&amp;B " * 111_000).encode())
    assert str(feed).count("A&amp;B") >= 111_000
    assert time.process_time() - begun < SECONDS
