"""Claims at the desk: corrected, struck, restored and added by forms without scripts; readers see it and are told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from articles import RICH, keep
from hostile import PAYLOADS
from newsdesk import Editor, add_editor, signed_in, words_of, work_off
from newsticker.store import Store
from serving import Answer, Client

LIST = "/de/desk/articles/1/claims"
ARTICLE = "/de/article/1"


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH])) as store:
        for name in ("Ada", "Bo"):
            add_editor(store, name)
        add_editor(store, "Eva", "admin")
        work_off(store)
        yield store


def told(client: Client) -> list[dict[str, Any]]:
    """The claims of the article as the API tells them."""
    claims: list[dict[str, Any]] = json.loads(client.get("/api/v1/articles/1").text)["claims"]
    return claims


def seen_on(editor: Editor, key: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', editor.get(f"{LIST}/{key}").text)
    assert found
    return found[1]


def send(editor: Editor, key: str, **fields: str) -> Answer:
    fields.setdefault("seen", seen_on(editor, key))
    return editor.post(f"{LIST}/{key}", **fields)


def test_a_correction_stands_and_tells_readers_what_was_read_and_why(
    store: Store, client: Client, ada: Editor
) -> None:
    page = ada.get(f"{LIST}/c7").text
    assert 'value="Amt Tarn"' in page
    answer = send(
        ada, "c7", speaker="Landratsamt Tarn", stance="confirms", said="2026-02-26",
        reason="Es war das Landratsamt.", told="yes",
    )  # fmt: skip
    assert (answer.status, answer.headers["location"]) == (303, f"{LIST}#c7")
    page = words_of(client.get(f"{ARTICLE}/claim/c7").text)
    assert "Landratsamt Tarn bestätigt" in page
    assert "von der Redaktion geändert" in page
    assert (
        "Die Regeln hatten gelesen: Wer: Amt Tarn, Organisation; Haltung: sagt;"
        " Gesagt: Freitag, 27. Februar 2026. Grund: Es war das Landratsamt." in page
    )
    work_off(store)
    for path in (ARTICLE, "/de/search?speaker=Landratsamt", "/de/search?q=anwohner"):
        assert "von der Redaktion geändert" in client.get(path).text
    claim = told(client)[6]
    assert (claim["id"], claim["rule"]) == ("1:c7", "editor")
    assert claim["edited"]["fields"] == ["speaker", "stance", "said_at"]
    assert claim["edited"]["read"]["speaker"]["name"] == "Amt Tarn"
    assert claim["edited"]["read"]["rule"] == "speech-verb.clause"
    assert "speaker; stance; said_at" in client.get("/api/v1/claims.csv?article=1").text
    journal = words_of(ada.get("/de/desk/journal").text)
    assert (
        "Ada hat geändert: Aussage c7 in Artikel 1 Wer: Amt Tarn, Organisation Landratsamt"
        in journal
    )
    assert "Es war das Landratsamt. (für alle)" in journal


def test_a_figure_is_put_right_or_taken_out(store: Store, client: Client, ada: Editor) -> None:
    send(ada, "c7", **{"figure1-bound": "range", "figure1-value": "1500", "figure1-high": "1600,5"})
    (figure,) = told(client)[6]["figures"]
    assert (figure["bound"], figure["value"], figure["high"]) == ("range", 1500, 1600.5)
    page = words_of(client.get(f"{ARTICLE}/claim/c7").text)
    assert "Zahlen 1.500 bis 1.600,5 Anwohner" in page
    assert "Zahlen: 1.500 Anwohner." in page
    send(ada, "c7", **{"figure1-gone": "yes"})
    assert told(client)[6]["figures"] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("said", "2026-02-31"), ("said", "gestern"), ("figure1-value", "viele"), ("figure1-value", ""),
     ("figure1-high", "9000"), ("stance", "lies"), ("kind", "robot")],
)  # fmt: skip
def test_what_no_claim_can_have_is_refused_with_what_was_written(
    store: Store, ada: Editor, field: str, value: str
) -> None:
    before = store.article(1)
    answer = send(ada, "c7", speaker="Wer anders", **{field: value})
    assert answer.status == 422
    assert 'value="Wer anders"' in answer.text
    assert store.article(1) == before


def test_a_struck_claim_is_gone_for_readers_and_can_be_shown_again(
    store: Store, client: Client, ada: Editor
) -> None:
    send(ada, "c6", step="struck", reason="Steht so nicht da.", told="yes")
    gone = client.get(f"{ARTICLE}/claim/c6")
    assert gone.status == 410
    assert "Die Redaktion hat diese Aussage gestrichen. Grund: Steht so nicht da." in words_of(
        gone.text
    )
    assert "Hafenmeister gesprochen" not in gone.text
    assert "1:c6" not in client.get("/api/v1/articles/1").text
    assert "gestrichen" in words_of(ada.get(LIST).text)
    send(ada, "c6", step="restored")
    assert client.get(f"{ARTICLE}/claim/c6").status == 200
    assert told(client)[5]["edited"] is None


def test_what_relates_to_a_struck_claim_stands_by_itself(
    store: Store, client: Client, ada: Editor
) -> None:
    send(ada, "c10", step="struck")
    denial = next(c for c in told(client) if c["id"] == "1:c11")
    assert denial["denies"] is None


def test_of_two_editors_the_second_sees_both_values_and_is_asked(
    store: Store, client: Client, ada: Editor
) -> None:
    bo = signed_in(client, "Bo")
    seen = seen_on(bo, "c7")
    send(ada, "c7", speaker="Landratsamt Tarn")
    answer = send(bo, "c7", speaker="Kreis Tarn", seen=seen)
    assert answer.status == 409
    page = words_of(answer.text)
    assert "Ada hat inzwischen über diese Aussage entschieden" in page
    assert "Wer (Name) Landratsamt Tarn Kreis Tarn" in page
    assert 'value="Kreis Tarn"' in answer.text
    assert "Landratsamt Tarn" in client.get(ARTICLE).text
    assert send(bo, "c7", step="struck", seen=seen).status == 409
    assert send(bo, "c7", speaker="Kreis Tarn").status == 303
    assert "Kreis Tarn" in client.get(ARTICLE).text


def test_a_claim_is_added_in_the_articles_words(store: Store, client: Client, ada: Editor) -> None:
    fields = {
        "speaker": "Karla Dornbusch",
        "role": "Landrätin",
        "kind": "person",
        "stance": "warns",
    }
    passage = "Die Werft hatte Berichte\n dementiert"
    answer = ada.post(LIST, passage=passage, said="2026", **fields)
    assert (answer.status, answer.headers["location"]) == (303, f"{LIST}#c16")
    page = words_of(client.get(f"{ARTICLE}/claim/c16").text)
    assert "Karla Dornbusch warnt Die Werft hatte Berichte dementiert" in page
    assert "von der Redaktion ergänzt" in page
    refused = ada.post(LIST, passage="Das sagte niemand", **fields)
    assert refused.status == 422
    assert "Diese Worte stehen so nicht im Text." in refused.text
    assert "Das sagte niemand" in refused.text


def test_sending_the_form_as_it_is_decides_nothing(store: Store, ada: Editor) -> None:
    assert send(ada, "c7").status == 303
    assert store.hand.journal(1) == []
    assert "von der Redaktion" not in ada.get(ARTICLE).text


def test_only_who_is_signed_in_and_sends_a_form_of_ours_decides(
    store: Store, client: Client, ada: Editor
) -> None:
    stranger = Editor(client)
    assert stranger.get(LIST).status == 303
    assert stranger.send(f"{LIST}/c7", step="struck", seen="0").status == 403
    assert ada.send(f"{LIST}/c7", step="struck", seen="0", csrf="x").status == 403
    assert store.hand.journal(1) == []


@pytest.mark.parametrize("path", ["99/claims", "1/claims/c99", "1/claims/x", "99/claims/c1"])
def test_where_there_is_no_claim_there_is_no_form(store: Store, ada: Editor, path: str) -> None:
    assert ada.get(f"/de/desk/articles/{path}").status == 404


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if "<" in p])
def test_what_an_editor_writes_is_words_and_nothing_else(
    store: Store, client: Client, ada: Editor, payload: str
) -> None:
    fields = {"speaker": payload[:200], "role": payload[:200], "reason": payload, "told": "yes"}
    send(ada, "c7", **fields)
    send(ada, "c6", step="struck", reason=payload, told="yes")
    for page in (
        LIST,
        f"{LIST}/c7",
        "/de/desk/journal",
        ARTICLE,
        f"{ARTICLE}/claim/c7",
        f"{ARTICLE}/claim/c6",
    ):
        assert payload[:200] not in ada.get(page).text, page
