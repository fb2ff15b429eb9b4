"""The address of a claim: it stays when texts are read again, and tells when the claim is gone."""

from __future__ import annotations

import html
import re
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from articles import RICH, keep, now
from newsticker.flow.taking import take_in
from newsticker.model import Reading
from serving import Client, serving


def test_a_claim_has_a_page_with_what_the_card_tells(own: Client) -> None:
    page = own.get("/de/article/1/claim/c8").text
    words = html.unescape(re.sub(r"<[^>]+>|\s+", " ", page))
    assert "Wissebote sagt" in re.sub(" +", " ", words)
    assert "Tarn wolle insgesamt … zwei Lager mit 12.000 Anwohnern" in words
    assert "Hafenmeister von Tarn" in words
    assert 'href="/de/article/1#z8"' in page
    assert '<link rel="canonical" href="/de/article/1/claim/c8">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "/read/1.gif" not in page


def test_a_speaker_who_has_a_page_is_linked_to_it_and_nobody_else(own: Client) -> None:
    table = own.get("/de/article/1").text
    linked = {}
    for number in range(1, 16):
        page = own.get(f"/de/article/1/claim/c{number}").text
        facts = page.partition('<div class="claim-facts">')[2]
        found = re.search(r'<dt>Wer</dt><dd><a href="(/de/speaker/\d+)"[^>]*>([^<]+)</a>', facts)
        if found:
            linked[found[2]] = found[1]
    assert linked
    for name, address in linked.items():
        assert own.get(address).status == 200
        assert f'<a href="{address}">{name}</a></th>' in table
    assert "Karla Dornbusch" not in linked


def test_relations_lead_to_the_articles_table(own: Client) -> None:
    assert 'href="/de/article/1#z10"' in own.get("/de/article/1/claim/c11").text
    assert 'href="#z' not in own.get("/de/article/1/claim/c11").text


def test_the_card_leads_to_the_address(own: Client) -> None:
    page = own.get("/en/article/1").text
    assert re.findall(r"/en/article/1/claim/(c\d+)", page) == [f"c{n}" for n in range(1, 16)]


def test_no_more_is_quoted_than_on_the_articles_page(others: Client) -> None:
    article = others.get("/de/article/1").text
    for number in range(1, 16):
        page = others.get(f"/de/article/1/claim/c{number}").text
        quoted = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.S)
        if quoted:
            assert quoted[1] in article
        else:
            assert "Wortlaut nur im Original" in page
    assert "die Taucher am Wehr 2014 …" in others.get("/de/article/1/claim/c15").text


@pytest.mark.parametrize(
    "path", ["1/claim/c16", "1/claim/c0", "1/claim/x", "99/claim/c1", "1/claim/c%001", "1/claim/" + "c" * 40]
)  # fmt: skip
def test_what_never_was_a_claim_is_not_found(own: Client, path: str) -> None:
    assert own.get(f"/de/article/{path}").status == 404


def test_a_claim_that_the_outlet_took_back_is_gone_and_the_others_keep_their_address(
    tmp_path: Path, each_database: None
) -> None:
    text = RICH.text.replace(
        "Sie habe darüber mit dem Hafenmeister gesprochen, schrieb sie weiter.", ""
    )
    kept = tuple(claim for claim in RICH.claims if claim.id != "c6")
    changed = Reading("flood", replace(RICH.article, body=RICH.article.body), text, (), kept)
    with closing(keep(tmp_path, [RICH])) as store, serving(store) as client:
        list(take_in(store, [changed], full_text=True))
        assert client.get("/de/article/1/claim/c7").status == 200
        gone = client.get("/de/article/1/claim/c6")
        assert gone.status == 410
        assert "Das Medium hat die Meldung geändert" in gone.text
        assert "Hafenmeister gesprochen" not in gone.text
        assert 'href="/de/article/1"' in gone.text
        assert client.get("/de/article/1/claim/c16").status == 404


def test_a_claim_that_rereading_finds_no_more_is_gone(tmp_path: Path, each_database: None) -> None:
    with closing(keep(tmp_path, [RICH])) as store, serving(store) as client:
        (version,) = store.versions_to_reread("others", after=0, limit=5)
        claims = [claim for claim in RICH.claims if claim.id != "c6"]
        store.keep_reread([(version, claims)], "others", now())
        assert client.get("/en/article/1/claim/c5").status == 200
        gone = client.get("/en/article/1/claim/c6")
        assert gone.status == 410
        assert "The text was read again" in gone.text
