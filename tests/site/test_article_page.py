"""The article page: marks, notes, cards, table and figures; and the excerpt of somebody else's article."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as parsed
from msgspec.structs import replace

from articles import BODY, LEAD, TITLE, claim, keep, now, short, speaker
from newsticker.store import Incoming
from serving import Client, serving
from short_texts import claims_of

pytestmark = pytest.mark.usefixtures("each_database")


def tree(page: str) -> etree._Element:
    root = parsed.document_fromstring(page)
    assert isinstance(root, etree._Element)
    return root


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_text_is_whole_and_every_claim_is_marked(own: Client) -> None:
    root = tree(own.get("/de/article/1").text)
    for sign in root.findall(".//sup"):
        sign.tail, tail = "", sign.tail
        previous = sign.getprevious()
        assert previous is not None or sign.getparent() is not None
        if previous is not None:
            previous.tail = (previous.tail or "") + (tail or "")
        sign.getparent().remove(sign)  # type: ignore[union-attr]
    assert words(root.find(".//h1")) == TITLE  # type: ignore[arg-type]
    paragraphs = [
        words(p) for p in root.xpath('//div[@id="text"]//div[starts-with(@class, "para")]/p')
    ]
    assert paragraphs == [LEAD, *BODY.split("\n\n")]
    marked = {n for e in root.xpath("//*[@data-claims]") for n in e.get("data-claims").split()}
    assert marked == {str(n) for n in range(1, 16)}


def test_every_claim_has_a_note_that_opens_its_card(own: Client) -> None:
    root = tree(own.get("/de/article/1").text)
    notes = root.xpath('//ul[@class="notes"]//button')
    assert [note.get("popovertarget") for note in notes] == [f"c{n}" for n in range(1, 16)]
    assert [words(note) for note in notes][12:] == [
        "Aussage 13Werft und Reederei dementieren",
        "Aussage 14Werft dementiert",
        "Aussage 15Werft räumt ein",
    ]
    assert all(root.xpath(f'//div[@id="c{n}" and @popover]') for n in range(1, 16))


def card(root: etree._Element, number: int) -> dict[str, str]:
    (found,) = root.xpath(f'//div[@id="c{number}"]')
    terms = [words(dt) for dt in found.findall(".//dt")]
    return dict(zip(terms, (words(dd) for dd in found.findall(".//dd")), strict=True)) | {
        "fine": words(found.find('.//p[@class="fine"]')),
        "passage": words(found.find(".//blockquote")),
    }


def test_a_card_tells_speaker_way_instant_place_figures_form_and_rule(own: Client) -> None:
    root = tree(own.get("/de/article/1").text)
    assert card(root, 9) == {
        "Wer": "Bürgermeister (Person)",
        "Weg": "PegelnetzWetterdienst… 2 weitereKrisenstab → BürgermeisterAFPwissebote.example (ab AFP: Quellenzeile)",
        "Gesagt": "Donnerstag, 26. Februar 2026 („am Donnerstag“)",
        "Ort": "Nordholm",
        "Zahlen": "rund 10.000 Anwohner (rund)",
        "Form": "wörtlich, Signal „teilte mit“",
        "fine": "Gefunden über: Rede mit „teilte mit“. Regel speech-verb.clause, Trefferquote noch nicht gemessen",
        "passage": "Wir wissen vom Wetterdienst, dass rund 10.000 Anwohner betroffen sind",
    }
    assert card(root, 4)["An"] == "Gemeinden"
    assert card(root, 4)["Gesagt"] == "kein Zeitpunkt genannt"
    assert card(root, 2)["fine"].endswith("Regel speech-verb.clause, Trefferquote 93 %")
    assert card(root, 5)["Medium"] == "Mastodon"
    assert card(root, 5)["passage"] == "Das … würde den Fluss aus seinem Bett heben"


def test_a_denial_is_shown_from_both_sides_as_the_articles_telling(own: Client) -> None:
    root = tree(own.get("/de/article/1").text)
    assert card(root, 10)["Bezug"] == "Aussage 11: Werft dementiert (so der Artikel)"
    assert card(root, 11)["Bezug"] == "dementiert Aussage 10 (so der Artikel)"
    assert card(root, 15)["Bezug"] == "räumt ein, was dementiert war: Aussage 14 (so der Artikel)"


def test_the_table_has_a_row_a_claim(own: Client) -> None:
    root = tree(own.get("/de/article/1").text)
    rows = [[words(cell) for cell in row] for row in root.xpath('//tr[starts-with(@id, "z")]')]
    assert len(rows) == 15
    assert rows[6] == [
        "7", "Amt Tarn", "sagt", "1500 Anwohner seien schon fort", "–keine", "Fr., 27. 2. 2026", "1500 Anwohner",
    ]  # fmt: skip
    assert rows[7][4] == "Hafenmeister von Tarn → Wissebote"
    assert rows[4][4] == "Medium: Mastodon"


def test_figures_stand_with_who_gives_them(own: Client) -> None:
    root = tree(own.get("/de/article/1").text)
    (section,) = root.xpath('//section[@id="figures"]')
    rows = [[words(cell) for cell in row] for row in section.xpath(".//tbody/tr")]
    assert [row[:3] for row in rows] == [
        ["Hafenmeister von Tarn (→ Wissebote)", "12.000", "genau"],
        [
            "Bürgermeister (Pegelnetz → Wetterdienst → Krisenstab →)",
            "≈ 10.000",
            "rund",
        ],
        ["Amt Tarn", "1.500", "genau"],
    ]
    assert (
        "Wissebote (Hafenmeister von Tarn →): 2 (Aussage 8). In diesem Artikel keine andere Zahl dazu gelesen."
        in words(section)
    )
    pictures = section.xpath(".//svg[@role='img']")
    assert len(pictures) == 2
    for picture in pictures:
        title, described = (picture.find(name).text for name in ("title", "desc"))
        assert title == "Anwohner: wer welche Zahl nennt"
        assert "Amt Tarn: 1.500" in described


def test_the_page_says_when_it_was_read_by_whom_it_was_written_and_what_it_lacks(
    own: Client,
) -> None:
    page = tree(own.get("/de/article/1").text)
    (line,) = page.xpath('//p[@class="facts-line"]')
    assert words(line).startswith("2. März 2026 Gelesen: 695")
    (end,) = page.xpath('//div[@class="endline"]')
    assert "Quelle: wissebote.example, khö/AFP" in words(end)
    assert [words(e) for e in end.xpath(".//dt|.//dd")] == [
        "Medium", "wissebote.example", "Kürzel", "khö", "Agentur", "AFP",
    ]  # fmt: skip
    assert "Tags: keine" in words(end)


def test_the_plain_view_has_neither_marks_nor_notes(own: Client) -> None:
    root = tree(own.get("/de/article/1?view=plain").text)
    assert not root.xpath(
        "//*[@popover] | //button[@popovertarget] | //*[@data-claims] | //main//sup"
    )
    assert words(root.find(".//h1")) == TITLE  # type: ignore[arg-type]
    assert BODY.split("\n\n")[1] in html.unescape(words(root))


def test_somebody_elses_article_is_excerpt_claims_and_link(others: Client) -> None:
    page = others.get("/de/article/1").text
    root = tree(page)
    assert (
        words(root.xpath('//p[@class="excerpt-note"]')[0])
        == "Auszug. Der ganze Text steht bei wissebote.example."
    )
    assert root.xpath('//p[@class="excerpt-note"]/a/@href') == ["https://wissebote.example/flut"]
    assert "schrieb Dornbusch bei Mastodon" not in html.unescape(page)
    assert len(root.xpath('//tr[starts-with(@id, "z")]')) == 15
    assert root.xpath('//ul[@class="notes"]//button/@popovertarget') == ["c1", "c2", "c3"]
    quoted = [words(e) for e in root.xpath('//td[@class="passage"]/span[not(@class)]')]
    assert sum(map(len, quoted)) + len(LEAD) <= 800 + 3 * len(quoted)
    jsonld = json.loads(root.xpath('//script[@type="application/ld+json"]')[0].text)
    assert "articleBody" not in jsonld
    assert jsonld["description"] == LEAD


def test_a_cut_excerpt_ends_with_an_ellipsis_and_a_claim_that_is_cut_is_still_marked(
    tmp_path: Path,
) -> None:
    lead = "Das Amt teilte mit, " + "der Damm halte noch lange, " * 12
    said = claim("c1", (lead[20:].strip(),), speaker("Amt"), text=f"Kurz\n\n{lead}\n\nMehr.")
    store = keep(tmp_path, [short("Kurz", "Mehr.", lead=lead, claims=(said,))], full_text=False)
    with serving(store) as client:
        root = tree(client.get("/de/article/1").text)
    store.close()
    for sign in root.xpath("//sup"):
        sign.clear(keep_tail=True)
    (paragraph,) = root.xpath('//div[@id="text"]/div[starts-with(@class, "para")]/p')
    assert words(paragraph).endswith("der Damm halte …")
    assert len(words(paragraph)) <= 200
    assert root.xpath("//*[@data-claims]/@data-claims")[:1] == ["1"]
    assert root.xpath('//ul[@class="notes"]//button/@popovertarget') == ["c1"]


def test_without_an_address_the_outlets_name_stands_for_the_link(tmp_path: Path) -> None:
    store = keep(tmp_path, [short("Kurz", url="javascript:alert(1)")], full_text=False)
    with serving(store) as client:
        page = client.get("/de/article/1").text
    store.close()
    assert "javascript:alert" not in re.sub(
        r"<script type=.application/ld.json.>.*?</script>", "", page
    )
    assert "Der ganze Text steht bei Nordblick." in words(tree(page))


def test_a_source_without_a_name_is_said_to_have_none(tmp_path: Path) -> None:
    nameless = short("Kurz")
    nameless = replace(nameless, article=replace(nameless.article, credit=None))
    store = keep(tmp_path, [nameless], full_text=False)
    with serving(store) as client:
        page = words(tree(client.get("/de/article/1").text))
        assert "Quelle: nicht genannt" in words(tree(client.get("/de/article/1").text))
        assert "Auszug. Quelle" in page
        assert "nicht genannt" in client.get("/de/").text
        assert client.get("/de/feed.atom").status == 200
        jsonld = tree(client.get("/de/article/1").text).xpath(
            '//script[@type="application/ld+json"]'
        )
        assert "publisher" not in json.loads(jsonld[0].text)
    store.close()


def test_jsonld_holds_quotations_and_claims(own: Client) -> None:
    root = tree(own.get("/de/article/1").text)
    told = json.loads(root.xpath('//script[@type="application/ld+json"]')[0].text)
    assert (told["@type"], told["headline"], told["datePublished"]) == (
        "NewsArticle",
        TITLE,
        "2026-03-02",
    )
    assert told["articleBody"] == BODY
    parts = told["hasPart"]
    assert [part["@type"] for part in parts].count("Quotation") == 1
    assert parts[8] == {
        "@type": "Quotation",
        "text": "Wir wissen vom Wetterdienst, dass rund 10.000 Anwohner betroffen sind",
        "spokenByCharacter": {"@type": "Person", "name": "Bürgermeister"},
        "dateCreated": "2026-02-26",
    }


def test_jsonld_lets_nobody_claim_what_he_denies(tmp_path: Path) -> None:
    text = "Die Werft räumte am Montag ein, dass der Kran stillsteht. Der Hafen dementierte, dass ein Kai gesperrt ist."
    store = keep(
        tmp_path, [short("Kran", text, claims=tuple(claims_of(text, title="Kran")))], full_text=True
    )
    with serving(store) as client:
        root = tree(client.get("/de/article/1").text)
    store.close()
    told = json.loads(root.xpath('//script[@type="application/ld+json"]')[0].text)
    assert [part["text"] for part in told["hasPart"]] == ["der Kran stillsteht"]
    assert "ein Kai gesperrt ist" in words(root)


def test_an_article_without_claims_says_so(own: Client) -> None:
    assert (
        "In diesem Text wurde keine zugeschriebene Aussage erkannt."
        in own.get("/de/article/2").text
    )


def test_while_claims_are_being_read_the_page_says_so(tmp_path: Path) -> None:
    store = keep(tmp_path, [])
    source = store.keep_source("file", "x", name="Nordblick", url=None, full_text=True)
    store.take_in([Incoming(source, "a", short("Kurz"), None)], now())
    with serving(store) as client:
        assert "Die Aussagen werden gerade gelesen." in client.get("/de/article/1").text
        assert client.get("/de/article/1?view=plain").status == 200
    store.close()


def test_a_speaker_whom_nobody_names_is_said_to_be_unnamed(tmp_path: Path) -> None:
    body = "Es gibt Streit."
    nobody = claim("c1", (body,), None, text=f"Kurz\n\n{body}")
    store = keep(tmp_path, [short("Kurz", body, claims=(nobody,))])
    with serving(store) as client:
        page = client.get("/en/article/1").text
        assert "not named" in page
        assert '<ul class="says"' not in client.get("/en/").text
    store.close()


def test_an_article_that_is_not_there_is_not_found(own: Client) -> None:
    answer = own.get("/en/article/999")
    assert answer.status == 404
    assert "There is no such page." in answer.text
    assert own.get("/de/article/eins").status == 404
    assert own.get(f"/de/article/{10**22}").status == 404
    assert own.get(f"/read/{10**22}.gif").status == 404


def test_a_source_own_characters_are_not_altered(tmp_path: Path) -> None:
    title, body = "„A“ – <b> & \u00a0'x'", "Zeile  eins\nZeile zwei"
    store = keep(tmp_path, [short(title, body, outlet="N<o>rd & Süd")])
    with serving(store) as client:
        root = tree(client.get("/de/article/1").text)
    store.close()
    assert "".join(root.find(".//h1").itertext()) == title  # type: ignore[union-attr]
    assert "".join(root.xpath('//div[@id="text"]//p')[0].itertext()) == body
    assert "Quelle: N<o>rd & Süd" in words(root)


def test_many_claims_and_the_speakers_of_one_article_are_all_shown(tmp_path: Path) -> None:
    lines = [f"Satz Nummer {n} steht hier." for n in range(120)]
    body = " ".join(lines)
    text = f"Viele\n\n{body}"
    claims = tuple(
        claim(f"c{n}", (line,), speaker(f"Amt {n}"), text=text) for n, line in enumerate(lines)
    )
    store = keep(tmp_path, [short("Viele", body, claims=claims)])
    with serving(store) as client:
        root = tree(client.get("/de/article/1").text)
    store.close()
    assert (
        len(root.xpath('//tr[starts-with(@id, "z")]'))
        == len(root.xpath("//button[@data-claims]"))
        == 120
    )
