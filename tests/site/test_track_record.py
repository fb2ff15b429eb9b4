"""A speaker's record: denials and what followed, counted and never rated; page, API and CSV tell the same."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace

from articles import claim, keep, short, speaker
from ledgers import link
from newsticker.flow import parties_by_hand
from newsticker.flow.jobs import work
from newsticker.model import Claim, Party, Reading, Speaker
from newsticker.model_desk import KnownParty
from newsticker.settings import Settings
from newsticker.store import Store
from serving import Client, serving

pytestmark = pytest.mark.usefixtures("each_database")

TANK = speaker("Ostmole Tank")
FIRM = speaker("Ostmole")
VOSS = speaker("Marit Voss", "person", "Sprecherin")
PORT = speaker("Hafenamt")
OFFICE = speaker("Gewerbeaufsicht")
WITNESS = speaker("Udo Meer", "person", "Anwohner")
NOW = datetime(2026, 3, 9, tzinfo=UTC)


def report(title: str, day: int, *claims: tuple[str, Claim]) -> Reading:
    """A report whose body is the words of its claims."""
    body = " ".join(f"{words}." for words, _ in claims)
    text = f"{title}\n\n{body}"

    def placed(words: str, one: Claim) -> Claim:
        start = text.index(words)
        return replace(one, content=replace(one.content, spans=((start, start + len(words)),)))

    made = tuple(placed(words, one) for words, one in claims)
    return short(title, body, published=f"2026-03-{day:02}T09:00:00+01:00", claims=made)


def says(key: str, words: str, who: Speaker, **other: Any) -> tuple[str, Claim]:
    made = claim(key, (words,), who, text=words, **other)
    return words, replace(made, chain=(Party(who.name or "", who.kind),))


REPORTS = [
    report("Leck dementiert", 2,
           says("c1", "es habe eine Warnung gegeben", PORT), says("c2", "dass es eine Warnung gab", TANK, stance="denies"),
           says("c3", "das Tor sei offen gewesen", WITNESS), says("c4", "man werde zahlen", VOSS)),
    report("Keine Warnung", 3, says("c1", "Es gab keine Warnung", TANK, stance="denies", mode="direct")),
    report("Warnung eingeräumt", 4,
           says("c1", "der Hinweis kam am Donnerstag", TANK, stance="admits", mode="reported"),
           says("c2", "der Hinweis liege vor", VOSS, stance="admits")),
    report("Löschwasser", 5, says("c1", "dass Löschwasser im Hafen ist", TANK, stance="denies")),
    report("Rückstände", 6, says("c1", "man messe Rückstände", PORT)),
    report("Prüfung", 7,
           says("c1", "dass die Prüfung überfällig war", TANK, stance="denies"), says("c2", "die Prüfung war angesetzt", OFFICE, stance="confirms", mode="direct"),
           says("c3", "der Tank sei dicht", TANK), says("c4", "er ist dicht", OFFICE, stance="confirms", mode="mixed")),
    report("Sprecherin", 8, says("c1", "dass sie davon wusste", VOSS, stance="denies"), says("c2", "sie habe es gewusst", TANK, stance="admits")),
    report("Kurzform", 9, says("c1", "dass Stellen wegfallen", FIRM, stance="denies")),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, REPORTS)) as store:
        link(store, "same", (1, "c2"), (2, "c1"), rule="denial-in-same-words")
        link(store, "denial", (1, "c1"), (1, "c2"))
        link(store, "admission", (1, "c2"), (3, "c1"))
        # Likeness alone: for two quotations side by side, and not for this page.
        link(store, "comparison", (4, "c1"), (3, "c1"), rule="same-proposition")
        link(store, "denial", (5, "c1"), (4, "c1"), rule="across-articles")
        link(store, "confirmation", (6, "c1"), (6, "c2"))
        link(store, "confirmation", (6, "c3"), (6, "c4"))
        link(store, "admission", (7, "c1"), (7, "c2"))
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with serving(store, Settings(api_requests=100_000)) as client:
        yield client


def party_of(store: Store, name: str) -> KnownParty:
    (party,) = [one for one in store.hand.parties(name) if one.name == name]
    return party


def number_of(store: Store, name: str) -> int:
    return party_of(store, name).id


def counts(page: str) -> dict[str, list[int]]:
    """The table of what followed: things, own words, told, articles."""
    table = re.search(r'<section class="section" id="denials".*?</table>', page, re.S)
    assert table
    rows = re.findall(r'class="head">([^<]+)</th>(.*?)</tr>', table[0])
    plain = {label: re.sub(r'<span class="unseen">[^<]*</span>', "", cells) for label, cells in rows}  # fmt: skip
    return {label: [int(n) for n in re.findall(r">(\d+)<", cells)] for label, cells in plain.items()}  # fmt: skip


def entries(page: str) -> list[str]:
    section = page[page.index('id="denials"') :].partition("</section>")[0]
    return re.findall(r'<li class="s-denies">.*?</li>', section, re.S)


def test_denials_are_counted_once_with_what_followed(store: Store, client: Client) -> None:
    page = client.get(f"/de/speaker/{number_of(store, 'Ostmole Tank')}").text
    assert counts(page) == {
        "Alle Dementis": [3, 1, 2, 4],
        "Später eingeräumt": [1, 1, 0, 2],
        "Andere sagen das Gegenteil": [1, 1, 0, 2],
        "Von anderen bestätigt": [1, 0, 1, 1],
        "Offen": [1, 0, 1, 1],
    }
    text = re.sub(r"<[^>]*>", " ", page[page.index("<main") :])
    before, notice, _ = text.partition("Gezählt, nicht benotet")
    assert notice
    assert not re.search(r"\d", before)
    assert "%" not in text


def test_the_parts_of_a_row_are_its_whole_and_no_row_exceeds_all(
    store: Store, client: Client
) -> None:
    # An admission in direct speech of a denial that outlets alone tell.
    link(store, "admission", (4, "c1"), (6, "c2"))
    page = client.get(f"/de/speaker/{number_of(store, 'Ostmole Tank')}").text
    found = counts(page)
    assert found["Später eingeräumt"] == [2, 1, 1, 3]
    for things, own, told, articles in found.values():
        assert things == own + told
        assert all(some <= of_all for some, of_all in zip((things, own, told, articles), found["Alle Dementis"], strict=True))  # fmt: skip
    assert "Gezählt werden die Dementis jeder Zeile" in page


def test_each_has_its_evidence_and_own_words_stand_apart(store: Store, client: Client) -> None:
    page = client.get(f"/de/speaker/{number_of(store, 'Ostmole Tank')}").text
    checked, water, leak = entries(page)
    own, told = leak.index("In eigenen Worten"), leak.index("Wie Medien es erzählen")
    assert own < leak.index("Es gab keine Warnung</blockquote>") < told
    assert told < leak.index("dass es eine Warnung gab</blockquote>")
    assert re.findall(r'class="outcome">([^<]+)</b>: ([^<]+) <', leak) == [
        ("Andere sagen das Gegenteil", "Hafenamt"),
        ("Später eingeräumt", "Ostmole Tank"),
    ]
    admitted = leak[leak.index("Später eingeräumt") :]
    assert "Wie Medien es erzählen" in admitted
    assert "In eigenen Worten" not in admitted
    assert "der Hinweis kam am Donnerstag</blockquote>" in admitted
    assert 'href="/de/article/3#z1">Warnung eingeräumt</a>, Nordblick, <time datetime="2026-03-04' in admitted  # fmt: skip
    assert "Der Artikel selbst verbindet beide Aussagen." in admitted
    assert "bisher ist keine spätere Aussage damit verbunden" in water
    assert "Rückstände" not in water
    assert "der Hinweis" not in water
    assert 'class="outcome">Von anderen bestätigt</b>: Gewerbeaufsicht' in checked
    confirmed = page[page.index('id="confirmed"') :].partition("</section>")[0]
    assert re.findall(r"<blockquote>([^<]+)", confirmed) == ["der Tank sei dicht", "er ist dicht"]


def test_an_editors_word_counts_where_likeness_does_not(store: Store, client: Client) -> None:
    link(store, "admission", (4, "c1"), (3, "c1"), rule="editor", by_hand=True)
    page = client.get(f"/de/speaker/{number_of(store, 'Ostmole Tank')}").text
    assert counts(page)["Offen"] == [0, 0, 0, 0]
    assert counts(page)["Später eingeräumt"] == [2, 1, 1, 3]
    assert "Die Redaktion hat beide Aussagen verbunden." in page


def test_what_somebody_denied_nobody_else_admits_for_them(store: Store, client: Client) -> None:
    page = client.get(f"/de/speaker/{number_of(store, 'Marit Voss')}").text
    assert counts(page)["Später eingeräumt"] == [0, 0, 0, 0]
    assert counts(page)["Andere sagen das Gegenteil"] == [1, 0, 1, 1]
    # Of a house whoever speaks for it does.
    link(store, "admission", (4, "c1"), (3, "c2"))
    of_house = client.get(f"/de/speaker/{number_of(store, 'Ostmole Tank')}").text
    assert counts(of_house)["Später eingeräumt"][0] == 2
    assert 'class="outcome">Später eingeräumt</b>: Marit Voss' in of_house


def test_each_count_leads_to_its_denials(store: Store, client: Client) -> None:
    address = f"/de/speaker/{number_of(store, 'Ostmole Tank')}"
    page = client.get(address).text
    links = re.findall(r'href="([^"]+outcome=\w+)#denials"', page)
    assert links == [f"{address}?outcome={one}" for one in ("admitted", "opposed", "confirmed", "open")]  # fmt: skip
    assert len(entries(client.get(links[0]).text)) == 1
    assert "Dementis: Offen." in client.get(links[3]).text
    for wrong in ("outcome=lied", "denials=0", "denials=2", "denials=x", "denials=99999999"):
        assert client.get(f"{address}?{wrong}").status == 404, wrong
    assert f'href="{address}/feed.rss"' in client.get(links[0]).text


def test_who_denied_nothing_has_no_such_part(store: Store, client: Client) -> None:
    page = client.get(f"/de/speaker/{number_of(store, 'Hafenamt')}").text
    assert 'id="denials"' not in page
    assert 'id="confirmed"' not in page


def test_a_record_has_what_was_merged_and_nobody_who_is_suppressed(store: Store) -> None:
    link(store, "denial", (1, "c3"), (1, "c2"))
    tank, firm = number_of(store, "Ostmole Tank"), number_of(store, "Ostmole")
    with serving(store) as client:
        assert "Udo Meer" in client.get(f"/de/speaker/{tank}").text
        eyes: Any = {"by": "Ada", "now": NOW}
        assert parties_by_hand.merge(store, party_of(store, "Ostmole"), tank, reason="eins", **eyes)
        assert parties_by_hand.suppress(store, party_of(store, "Udo Meer"), reason="nein", **eyes)
        work(store, {"draw": lambda _, job: None}, Event(), once=True)
        # What changed was linked anew.
        link(store, "same", (1, "c2"), (2, "c1"), rule="denial-in-same-words")
        link(store, "denial", (1, "c3"), (1, "c2"))
        page = client.get(f"/de/speaker/{tank}").text
        assert counts(page)["Alle Dementis"] == [4, 1, 3, 5]
        assert "dass Stellen wegfallen</blockquote>" in page
        assert "Udo Meer" not in page
        assert "das Tor sei offen gewesen" not in page
        record = client.get(f"/api/v1/speakers/{firm}/record").text
        assert json.loads(record)["id"] == tank
        assert "Meer" not in record
        assert parties_by_hand.suppress(
            store, party_of(store, "Ostmole Tank"), reason="nein", **eyes
        )
        assert client.get(f"/de/speaker/{tank}").status == 404
        for kind in ("record", "record.csv"):
            assert client.get(f"/api/v1/speakers/{tank}/{kind}").status == 404


def ask(client: Client, path: str) -> Any:
    answer = client.get(f"/api/v1{path}")
    assert answer.status == 200, answer.text
    return json.loads(answer.text)


def test_the_api_tells_the_same(store: Store, client: Client) -> None:
    number = number_of(store, "Ostmole Tank")
    told = ask(client, f"/speakers/{number}/record")
    assert (told["name"], told["complete"], told["looked_through"]) == ("Ostmole Tank", True, 4)
    assert [(c["outcome"], c["denials"], c["own_words"], c["articles"]) for c in told["counts"]] == [
        ("all", 3, 1, 4), ("admitted", 1, 1, 2), ("opposed", 1, 1, 2), ("confirmed", 1, 0, 1), ("open", 1, 0, 1),
    ]  # fmt: skip
    leak = told["items"][2]
    assert leak["outcomes"] == ["admitted", "opposed"]
    assert [(t["own_words"], t["claim"]["id"]) for t in leak["told"]] == [(True, "2:c1"), (False, "1:c2")]  # fmt: skip
    assert [(f["outcome"], f["follows"], f["claim"]["id"], f["rule"], f["by_hand"]) for f in leak["followed"]] == [
        ("opposed", "1:c2", "1:c1", "told-by-article", False), ("admitted", "1:c2", "3:c1", "told-by-article", False),
    ]  # fmt: skip
    assert "score" not in json.dumps(told)
    opened = ask(client, f"/speakers/{number}/record?outcome=open")
    assert [t["claim"]["id"] for item in opened["items"] for t in item["told"]] == ["4:c1"]
    confirmed = ask(client, f"/speakers/{number}/record?of=confirmed")
    assert [t["claim"]["id"] for item in confirmed["items"] for t in item["told"]] == ["6:c3"]
    first = ask(client, f"/speakers/{number}/record?limit=2")
    rest = ask(client, f"/speakers/{number}/record?limit=2&cursor={first['next']}")
    assert [*first["items"], *rest["items"]] == told["items"]
    assert rest["next"] is None
    assert client.get("/api/v1/speakers/999999/record").status == 404


def test_the_table_has_a_row_for_each_claim(store: Store, client: Client) -> None:
    number = number_of(store, "Ostmole Tank")
    answer = client.get(f"/api/v1/speakers/{number}/record.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [(r["thing"], r["part"], r["own_words"], r["claim"], r["follows"]) for r in rows] == [
        ("1", "said", "false", "6:c1", ""), ("1", "confirmed", "true", "6:c2", "6:c1"),
        ("2", "said", "false", "4:c1", ""),
        ("3", "said", "true", "2:c1", ""), ("3", "said", "false", "1:c2", ""),
        ("3", "opposed", "false", "1:c1", "1:c2"), ("3", "admitted", "false", "3:c1", "1:c2"),
    ]  # fmt: skip
    assert answer.headers["content-disposition"] == 'attachment; filename="record.csv"'


def test_no_more_of_a_strangers_text_is_quoted(tmp_path: Path) -> None:
    with closing(keep(tmp_path, REPORTS, full_text=False)) as store:
        link(store, "admission", (1, "c2"), (3, "c1"))
        with serving(store, Settings(most_quoted=60)) as client:
            page = client.get(f"/de/speaker/{number_of(store, 'Ostmole Tank')}").text
            shown = client.get("/de/article/3").text
    after = page[page.index('class="after s-admits"') :].partition("</div>")[0]
    for passage in re.findall(r"<blockquote>([^<]+)", after):
        assert passage in shown
    assert "der Hinweis kam am Donnerstag" not in page
