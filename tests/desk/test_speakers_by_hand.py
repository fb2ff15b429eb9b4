"""Speakers at the desk: found, merged, parted, suppressed by forms without scripts; readers find what stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from articles import RICH, keep
from newsdesk import Editor, add_editor, signed_in, words_of, work_off
from newsticker.model import Figure, Party, Speaker
from newsticker.model_desk import ByHand, NewDecision
from newsticker.settings import Settings
from newsticker.site.desk.speakers import telling_word
from newsticker.store import Store
from public import everything, places
from readings import claim, reading
from serving import Answer, Client, serving

OFTEN = Settings(api_requests=10_000)
HER = "Karla Dornbusch"
AGAIN = reading(
    "Wiesen",
    claims=(
        replace(
            claim("c1", "der Bau sei gestoppt"),
            speaker=Speaker("Dornbusch", ((0, 9),), HER, "Landrätin", "person"),
        ),
        claim("c2", "es regne", speaker="Amt Tarn an der Wisse"),
    ),
)


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH, AGAIN])) as store:
        for name in ("Ada", "Bo"):
            add_editor(store, name)
        add_editor(store, "Eva", "admin")
        work_off(store)
        yield store


def number(store: Store, name: str) -> int:
    """The number of a party, of a person where there are several of the name."""
    found = [party for party in store.hand.parties(name) if party.name == name]
    return max(found, key=lambda party: party.kind == "person").id


def page(store: Store, name: str) -> str:
    return f"/de/desk/speakers/{number(store, name)}"


def send(editor: Editor, path: str, **fields: str) -> Answer:
    found = re.search(r'name="seen" value="(\d+)"', editor.get(path).text)
    fields.setdefault("seen", found[1] if found else "0")
    return editor.post(path, **fields)


def merge(store: Store, editor: Editor, one: str, into: str, **fields: str) -> Answer:
    return send(editor, page(store, one), step="merge", into=str(number(store, into)), **fields)


def csv_of(client: Client, name: str) -> str:
    return client.get(f"/api/v1/claims.csv?speaker={quote(name)}").text


@pytest.mark.parametrize(
    ("name", "word"),
    [("Hochwartbahn AG", "Hochwartbahn"), ("Karla Dornbusch", "Dornbusch"), ("Amt Tarn", "Tarn"), ("Tarn Yard Ltd.", "Yard"), ("AG", "AG")],
)  # fmt: skip
def test_the_name_to_merge_with_is_looked_for_by_a_word_that_tells(name: str, word: str) -> None:
    assert telling_word(name) == word


def test_two_names_are_merged_and_the_old_address_leads_to_the_one_that_stands(
    store: Store, client: Client, ada: Editor
) -> None:
    old, new = number(store, "Amt Tarn an der Wisse"), number(store, "Amt Tarn")
    assert client.get(f"/de/speaker/{old}").status == 200
    found = ada.get(f"/de/desk/speakers/{old}?q=amt").text
    assert f'name="into" value="{new}"' in found
    answer = merge(store, ada, "Amt Tarn an der Wisse", "Amt Tarn", reason="Dasselbe Amt.")
    assert (answer.status, answer.headers["location"]) == (303, f"/de/desk/speakers/{old}")
    moved = client.get(f"/en/speaker/{old}")
    assert (moved.status, moved.headers["location"]) == (301, f"/en/speaker/{new}")
    told = words_of(client.get(f"/de/speaker/{new}").text)
    assert "Von der Redaktion zusammengeführt mit: Amt Tarn an der Wisse" in told
    assert "2 Aussagen" in told
    assert "Amt Tarn an der Wisse" not in client.get("/de/speakers").text
    assert csv_of(client, "Amt Tarn an der Wisse") == csv_of(client, "Amt Tarn")
    assert csv_of(client, "Amt Tarn").count("\r\n") == 3
    journal = words_of(ada.get("/de/desk/journal?of=speakers").text)
    assert "Ada hat Amt Tarn an der Wisse mit Amt Tarn zusammengeführt Dasselbe Amt." in journal
    assert "zusammengeführt mit Amt Tarn" in words_of(ada.get("/de/desk/speakers?only=merged").text)
    assert send(ada, f"/de/desk/speakers/{old}", step="part").status == 303
    work_off(store)
    assert client.get(f"/de/speaker/{old}").status == 200
    assert "Amt Tarn an der Wisse" not in client.get(f"/de/speaker/{new}").text


def test_who_is_suppressed_is_nowhere_for_readers(
    store: Store, client: Client, ada: Editor
) -> None:
    her = number(store, HER)
    places = (
        "/de/speakers", "/api/v1/claims", "/api/v1/articles/1", "/api/v1/articles/2", "/de/article/2",
        "/de/article/2/claim/c1", f"/de/search?speaker={quote(HER)}", f"/de/search/feed.json?speaker={quote(HER)}",
    )  # fmt: skip
    assert client.get(f"/de/speaker/{her}").status == 200
    before = [path for path in places if HER in client.get(path).text]
    assert {"/de/speakers", "/api/v1/claims", "/de/article/2/claim/c1"} <= set(before)
    assert send(ada, page(store, HER), step="suppress", reason="Bitte der Frau.").status == 303
    work_off(store)
    assert client.get(f"/de/speaker/{her}").status == 404
    assert json.loads(client.get(f"/api/v1/claims?speaker={quote(HER)}").text)["items"] == []
    claim = words_of(client.get("/de/article/2/claim/c1").text)
    assert "Landrätin sagt: Wiesen" in claim
    # The words of the article that she is named in stay, and the search form repeats what was asked.
    assert [
        p
        for p in places
        if "speaker=" not in p and "article" not in p and HER in client.get(p).text
    ] == []
    told = json.loads(client.get("/api/v1/articles/1").text)["claims"]
    assert HER not in json.dumps(told, ensure_ascii=False)


def test_a_suppressed_name_is_on_no_page_that_there_is(tmp_path: Path, each_database: None) -> None:
    """A name that stands in claims alone, as speaker, in a chain and in what an editor has changed."""
    role = ("Landrätin", "person")
    who = [
        Speaker(None, (), "Ottilie Stillname", *role),
        Speaker(None, (), "Stille Ottilie", *role),
    ]  # type: ignore[arg-type]
    told = [
        reading(title, claims=tuple(
            replace(claim(f"c{n}", f"{n} Boote kämen"), speaker=one, chain=(Party(one.name or "", "person"),),
                    figures=(Figure(f"{n} Boote", ((0, 7),), n, None, "Boote", "exact"),))
            for n, one in enumerate(who, 1)
        ))
        for title in ("Boote", "Noch mehr Boote")
    ]  # fmt: skip
    with closing(keep(tmp_path, told)) as store, serving(store, OFTEN) as client:
        work_off(store)
        corrected = NewDecision("corrected", "speaker", ByHand(speaker=who[1]), "", is_told=True)
        assert store.hand.decide(1, "c1", 0, [corrected], "Ada", datetime.now(UTC))
        work_off(store)
        found = places(everything(store, client, (), ("stillname",)), "Stillname", "Stille")
        assert {"/de/speakers", "/api/v1/claims", "/de/article/1", "/api/v1/claims.csv"} <= set(
            found
        )
        for name in ("Ottilie Stillname", "Stille Ottilie"):
            assert store.hand.suppress(number(store, name), 0, "", "Ada", datetime.now(UTC))
        for _ in ("at once", "and when the worker has been"):
            said = everything(store, client, (), ("stillname",))
            assert places(said, "Stillname", "Stille") == []
            work_off(store)


def test_a_person_without_a_role_is_told_as_a_person(
    store: Store, client: Client, ada: Editor
) -> None:
    party = next(p for p in store.hand.parties("Bürgermeister") if p.kind == "person")
    path = f"/de/desk/speakers/{party.id}"
    refused = send(ada, path, step="suppress", reason=" ")
    assert refused.status == 422
    assert "Ohne einen Grund wird niemand unterdrückt" in refused.text
    assert send(ada, path, step="suppress", reason="Ein Anruf.").status == 303
    assert "eine Person sagt" in words_of(client.get("/de/article/1/claim/c9").text)
    assert "a person says" in words_of(client.get("/en/article/1/claim/c9").text)


def test_admins_alone_read_who_was_suppressed_and_lift_it(
    store: Store, client: Client, ada: Editor
) -> None:
    her = page(store, HER)
    send(ada, her, step="suppress", reason="Bitte der Frau.")
    for path in (her, "/de/desk/journal?of=speakers"):
        assert "Bitte der Frau." not in ada.get(path).text
    assert ada.post(her, page="/de/desk", step="show", seen="1").status == 403
    eva = signed_in(client, "Eva")
    for path in (her, "/de/desk/journal?of=speakers"):
        assert f"Ada hat {HER} unterdrückt Bitte der Frau." in words_of(eva.get(path).text)
    assert send(eva, her, step="show").status == 303
    work_off(store)
    assert HER in client.get("/de/speakers").text


def test_of_two_editors_the_second_sees_how_it_stands(
    store: Store, client: Client, ada: Editor
) -> None:
    bo = signed_in(client, "Bo")
    merge(store, ada, "Amt Tarn an der Wisse", "Amt Tarn")
    into = str(number(store, "Deichamt"))
    answer = bo.post(
        page(store, "Amt Tarn an der Wisse"), step="merge", seen="0", into=into, reason="Nein."
    )
    assert answer.status == 409
    told = words_of(answer.text)
    assert "Inzwischen hat jemand anderes entschieden" in told
    assert "zusammengeführt mit Amt Tarn" in told
    assert "Ada hat Amt Tarn an der Wisse mit Amt Tarn zusammengeführt" in told
    assert 'value="Nein."' in answer.text


@pytest.mark.parametrize("path", ["/de/desk/speakers", "/de/desk/speakers/1", "/de/desk/journal"])
def test_strangers_are_sent_to_sign_in(client: Client, path: str) -> None:
    assert Editor(client).get(path).status == 303


@pytest.mark.parametrize(
    "fields", [{"step": "crown"}, {"step": "merge"}, {"step": "merge", "into": "x"}]
)
def test_what_no_form_of_ours_asks_is_not_found(
    store: Store, ada: Editor, fields: dict[str, str]
) -> None:
    assert send(ada, page(store, HER), **fields).status == 404
    assert ada.get("/de/desk/speakers/99999").status == 404
