"""Stored script in what programs are given: feeds, alerts, sitemaps, the API; whoever shows their HTML runs nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from lxml import etree, html

from hostile import PAYLOADS
from infected import infest
from newsticker.settings import Settings
from public import paths
from serving import Answer, serving

# Where feeds carry HTML (RSS 2.0; RSS Profile, content:encoded; RFC 4287, 3.1.1.2; JSON Feed 1.1, content_html).
OF_RSS = ("description", "{http://purl.org/rss/1.0/modules/content/}encoded")
OF_PROGRAMS = re.compile(r"feed\.|/alerts/|/api/|/sitemap|/new\b")
ATOM = "{http://www.w3.org/2005/Atom}"


def markup(answer: Answer) -> Iterator[str]:
    """Every piece of HTML in what was answered."""
    kind = answer.headers["content-type"].partition(";")[0]
    if kind.endswith("json"):
        told: Any = json.loads(answer.text)
        items = told.get("items", []) if isinstance(told, dict) else []
        yield from (one["content_html"] for one in items if "content_html" in one)
    elif kind.endswith("xml"):
        root = etree.fromstring(answer.content)
        for element in root.iter():
            if element.tag in OF_RSS or element.get("type") == "html":
                yield element.text or ""
            assert element.get("type") != "xhtml", "look into this too"
            assert not str(element.get("href", "")).lower().startswith("javascript:")
            is_link = element.tag in ("link", "guid", "comments", f"{ATOM}uri")
            assert not (is_link and (element.text or "").lower().startswith("javascript:"))


def test_nothing_that_programs_are_given_runs_where_it_is_shown(tmp_path: Path) -> None:
    of = infest(tmp_path, PAYLOADS)
    pieces, kinds = [], set()
    settings = Settings(name=PAYLOADS[1], api_requests=100_000, address="https://ticker.example")
    with closing(of.store), serving(of.store, settings) as client:
        for path in paths(of.store, PAYLOADS[:2], ("script",)):
            if path.startswith("/en/") or not OF_PROGRAMS.search(path):
                continue
            answer = client.get(path)
            kind = answer.headers.get("content-type", "").partition(";")[0]
            if answer.status != 200 or kind == "text/html":
                continue
            kinds.add(kind)
            assert answer.headers["x-content-type-options"] == "nosniff", path
            pieces += [(path, piece) for piece in markup(answer)]
    assert kinds >= {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "text/csv"}  # fmt: skip
    assert len(pieces) > 50
    seen = ""
    for path, piece in pieces:
        tree = html.fragment_fromstring(piece, create_parent="div")
        for element in tree.iter():
            assert element.tag in ("div", "p", "br"), (path, piece)
            assert not element.attrib, (path, piece)
        seen += tree.text_content()
    assert all(payload in seen for payload in PAYLOADS[:2])
