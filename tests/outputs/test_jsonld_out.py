"""JSON-LD: corrections of an article, and the ticker as a live blog that quotes no more than may be quoted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from articles import LEAD, RICH, TITLE, keep, short
from newsticker.model import Correction
from newsticker.outputs.jsonld import news_article
from newsticker.outputs.told import may_be_shown
from newsticker.settings import Settings
from newsticker.text.quotable import in_text_order
from serving import Answer, serving


def scripts(page: Answer) -> list[Any]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.S)
    return [json.loads(one) for one in found]


def test_the_ticker_is_a_live_blog(tmp_path: Path) -> None:
    hostile = short("</script><b>x", "<!-- " * 3, published="2026-03-01T18:00:00+01:00")
    store = keep(tmp_path, [RICH, hostile], full_text=False)
    with serving(store, Settings(name="Wisse-Ticker")) as client:
        (blog,) = scripts(client.get("/de/"))
        older = scripts(client.get("/de/?before=1.1"))
        address = client.address
    store.close()
    assert blog["@type"] == "LiveBlogPosting"
    assert (blog["@id"], blog["headline"]) == (f"{address}/de/", "Wisse-Ticker")
    assert blog["publisher"]["name"] == "Wisse-Ticker"
    first, second = blog["liveBlogUpdate"]
    assert first["headline"] == TITLE
    assert first["articleBody"] == LEAD
    assert first["url"] == f"{address}/de/article/1"
    assert first["publisher"]["name"] == "wissebote.example"
    assert first["datePublished"] == "2026-03-02T00:00:00+01:00"
    assert second["headline"] == "</script><b>x"
    assert blog["coverageStartTime"] == "2026-03-01T18:00:00+01:00"
    assert "schrieb Dornbusch" not in json.dumps(blog, ensure_ascii=False)
    assert older == []


def test_an_empty_ticker_is_no_blog(tmp_path: Path) -> None:
    store = keep(tmp_path, [])
    with serving(store) as client:
        assert scripts(client.get("/de/")) == []
    store.close()


def test_corrections_stand_in_the_article(tmp_path: Path) -> None:
    store = keep(tmp_path, [RICH])
    stored = store.article(1)
    store.close()
    assert stored is not None
    shown, claims = may_be_shown(stored, Settings()), in_text_order(stored.claims or ())
    put_right = Correction("2026-03-03T07:00:00+00:00", "15.000", "1.500", True, 1, 2)
    corrected = replace(stored, corrections=(put_right,))
    told = json.loads(news_article(corrected, shown, claims, "https://x.example/1"))
    assert told["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "15.000 → 1.500",
            "datePublished": "2026-03-03T07:00:00+00:00",
        }
    ]
    assert "correction" not in json.loads(
        news_article(stored, shown, claims, "https://x.example/1")
    )
