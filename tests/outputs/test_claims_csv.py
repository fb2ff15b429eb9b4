"""Claims as a table: read back by any reader of RFC 4180, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from articles import CLAIMS, RICH, TITLE, keep, short
from infected import infest
from newsticker.outputs.api.answers import Figure, ListedClaim, Origin, Speaker
from newsticker.outputs.api.endpoints import ENDPOINTS
from newsticker.outputs.claims_csv import COLUMNS, MEDIA_TYPE, safe, write_claims
from newsticker.settings import Settings
from serving import Client, serving

FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1")


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def row(**fields: Any) -> ListedClaim:
    origin = Origin(1, "https://x.example/de/article/1", None, "T", "O", (), None, "de", ())
    told: dict[str, Any] = {
        "id": "1:c1", "number": 1, "page": "https://x.example/de/article/1/claim/c1", "stance": "states",
        "mode": "direct", "speaker": Speaker("Amt", None, "organisation", None), "passage": "x", "cue": None,
        "chain": (), "medium": None, "addressee": None, "place": None, "said_at": None, "figures": (),
        "denies": None, "inside": None, "rule": "r", "confidence": None, "edited": None, "article": origin,
    }  # fmt: skip
    return ListedClaim(**(told | fields))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    hostile = replace(short("=1+1", outlet="@home", tags=("-x",)), claims=())
    spoken = CLAIMS[6]
    speaker = replace(spoken.speaker, name="+49 30 1234") if spoken.speaker else None
    rich = replace(RICH, claims=(*CLAIMS[:6], replace(spoken, speaker=speaker), *CLAIMS[7:]))
    store = keep(tmp_path_factory.mktemp("csv"), [rich, hostile])
    with serving(store, Settings(api_requests=10_000)) as client:
        yield client
    store.close()


def test_every_claim_has_a_row(site: Client) -> None:
    answer = site.get("/api/v1/claims.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    rows = table(answer.content)
    assert list(rows[0]) == list(COLUMNS)
    assert [one["number"] for one in rows] == [str(n) for n in range(1, 16)]
    ninth = rows[8]
    assert ninth["chain"] == "Pegelnetz; Wetterdienst; Krisenstab; Bürgermeister"
    assert ninth["figures"] == "about 10000 Anwohner"
    assert (ninth["headline"], ninth["said_at"]) == (TITLE, "2026-02-26")
    assert rows[6]["speaker"] == "'+49 30 1234"


def test_the_same_filters_hold_and_the_next_page_keeps_them(site: Client) -> None:
    first = site.get("/api/v1/claims.csv?stance=denies&limit=2")
    assert [one["number"] for one in table(first.content)] == ["11", "13"]
    link = first.headers["link"]
    assert link.endswith('>; rel="next"')
    second = site.get("/api/v1/claims.csv" + link[1:].partition(">")[0])
    assert [one["number"] for one in table(second.content)] == ["14"]
    assert "link" not in second.headers


def test_no_more_is_quoted_than_the_cap(tmp_path: Path) -> None:
    store = keep(tmp_path, [RICH], full_text=False)
    with serving(store, Settings(most_quoted=250, longest_excerpt=60)) as client:
        passages = [one["passage"] for one in table(client.get("/api/v1/claims.csv").content)]
    store.close()
    assert 0 < sum(map(len, passages)) <= 250
    assert passages[-1] == ""


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_begins_with_an_apostrophe(cell: str) -> None:
    assert safe(cell).startswith("'")
    assert safe(cell).replace("'", "") == cell.replace("'", "")
    # Where the comma is for decimals, spreadsheets part a line at its semicolons.
    assert safe(f"x;{cell.strip()}") == f"x;'{cell.strip()}"
    assert safe(f"Damm; hält - {cell.strip()}") == f"Damm; hält - {cell.strip()}"


def test_no_table_of_this_site_has_a_formula(tmp_path: Path) -> None:
    of = infest(tmp_path, FORMULAS)
    tables = [one for one in ENDPOINTS if one.media_type == MEDIA_TYPE]
    assert len(tables) >= 3
    seen = ""
    with closing(of.store), serving(of.store, Settings(api_requests=10_000)) as client:
        speakers = [party.id for party in of.store.hand.parties()]
        for one in tables:
            ids = [of.story] if "stories" in one.path else speakers
            asked = (client.get(f"/api/v1{one.path.replace('{id}', str(n))}") for n in ids)
            answer = next(answer for answer in asked if answer.status == 200)
            cells = [cell for row in table(answer.content) for cell in row.values()]
            assert any(cell.startswith("'") for cell in cells), one.path
            for part in (part for cell in cells for part in re.split("[;\t\r\n]", cell)):
                assert not part.startswith(("=", "+", "-", "@", "＝")), (one.path, part)
            seen += answer.text
    assert all(f"'{formula.strip()}" in seen for formula in FORMULAS)


words = st.one_of(st.text(), st.sampled_from(FORMULAS))


@given(words, words, words)
def test_any_text_comes_back_and_no_cell_is_a_formula(name: str, passage: str, unit: str) -> None:
    one = row(
        speaker=Speaker(name, None, "person", None),
        passage=passage,
        figures=(Figure("x", 1, None, unit, "exact"),),
    )
    told = table(write_claims([one, one]))
    assert len(told) == 2
    assert told[0] == told[1]
    assert told[0]["passage"].replace("'", "") == passage.replace("\0", "").replace("'", "")
    for cell in told[0].values():
        assert not cell.startswith(("\t", "\r", "\n"))
        for part in re.split("[;\t\r\n]", cell):
            assert not part.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_lines_end_as_rfc_4180_has_them() -> None:
    content = write_claims([row(passage='zwei\nZeilen, "und" Zeichen')])
    assert content.endswith(b"\r\n")
    assert b'"zwei\nZeilen, ""und"" Zeichen"' in content
