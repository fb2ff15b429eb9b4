"""Links at the desk: struck, added, confirmed and taken back by forms without scripts, and told in the journal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from articles import keep
from hostile import PAYLOADS
from newsdesk import Editor, add_editor, signed_in, words_of, work_off
from newsticker.model_stories import LinkKind
from newsticker.store import Store
from serving import Answer, Client
from told_stories import EARLIER, EVENT, put_in_story

PAGE = "/de/desk/stories/1"
ACCUSED, DENIED = "1:c2 2:c2", "2:c2 2:c3"
COMPARED = "2:c3 3:c2"


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, EVENT)) as store:
        for name in ("Ada", "Bo"):
            add_editor(store, name)
        put_in_story(store, [1, 2, 3])
        work_off(store)
        yield store


def claims(store: Store, kind: LinkKind) -> list[str]:
    return [
        " ".join(f"{c.article_id}:{c.claim}" for c in x.claims)
        for x in store.stories.links_of(1)
        if x.kind == kind
    ]


def send(editor: Editor, step: str, **fields: str) -> Answer:
    found = re.search(r'name="seen" value="(\d+)"', editor.get(PAGE).text)
    assert found
    fields.setdefault("seen", found[1])
    return editor.post(PAGE, step=step, **fields)


def test_a_story_shows_its_links_with_their_claims_rules_and_confidence(
    store: Store, ada: Editor
) -> None:
    assert "Reederei Lotsen räumt Schaden am Wehr in Tarn ein" in ada.get("/de/desk/stories").text
    page = words_of(ada.get(PAGE).text)
    assert "Artikel: 3" in page
    assert "Dementis Wasserwacht sagt : der Kran der Reederei Lotsen" in page
    assert "Reederei Lotsen dementiert : der Kran der Reederei Lotsen" in page
    assert "Regel told-by-article, Sicherheit 97 % (von Hand geschätzt)" in page.replace(
        "\xa0", " "
    )
    assert "Was gezählt wird: Boote. Regel same-quantity" in page
    assert 'href="/de/article/2/claim/c3"' in ada.get(PAGE).text
    assert f'href="{PAGE}"' in ada.get("/de/desk/articles/2").text


def test_a_link_is_struck_and_the_striking_taken_back(store: Store, ada: Editor) -> None:
    answer = send(ada, "strike", kind="denial", claims=DENIED, reason="<b>ein anderer</b> Kran")
    assert (answer.status, answer.headers["location"]) == (303, PAGE)
    assert claims(store, "denial") == []
    page = words_of(ada.get(PAGE).text)
    assert "Dementi: gestrichen" in page
    assert "Ada hat gestrichen: Dementi" in page
    assert "<b>ein anderer" not in ada.get(PAGE).text
    assert send(ada, "release", kind="denial", claims=DENIED).status == 303
    work_off(store)
    assert claims(store, "denial") == [DENIED]
    assert "Was entschieden ist" not in ada.get(PAGE).text
    journal = words_of(ada.get("/de/desk/journal?of=links").text)
    assert "Ada lässt wieder die Regeln gelten: Dementi" in journal
    assert "Ada hat gestrichen: Dementi" in journal
    assert "Ada struck: Denial" in words_of(ada.get("/en/desk/journal?of=links").text)


def test_one_claim_is_taken_out_of_a_group_and_stays_out(store: Store, ada: Editor) -> None:
    from newsticker.flow.taking import take_in

    other = replace(
        EARLIER,
        claims=tuple(
            replace(c, content=replace(c.content, text=c.content.text.replace("beschädigt", "schwer beschädigt")))
            for c in EARLIER.claims
        ),
    )  # fmt: skip
    list(take_in(store, [other]))
    put_in_story(store, [4])
    work_off(store)
    (group,) = [one for one in claims(store, "same") if "2:c2" in one]
    assert group == "4:c2 1:c2 2:c2"
    assert "Aussage 3 herausnehmen" in ada.get(PAGE).text
    assert send(ada, "strike 4:c2", kind="same", claims=group).status == 303
    work_off(store)
    assert [one for one in claims(store, "same") if "2:c2" in one] == [ACCUSED]
    assert send(ada, "release", kind="same", claims=group).status == 303
    work_off(store)
    assert group in claims(store, "same")


def test_two_claims_are_linked_by_their_permalinks(
    store: Store, ada: Editor, client: Client
) -> None:
    one, other = (f"{client.address}/de/article/{a}/claim/{c}" for a, c in ((1, "c2"), (3, "c1")))
    answer = send(
        ada, "add", kind="denial", one=one, other=f" {other}#top", reason="sagt er selbst"
    )
    assert answer.status == 303
    assert claims(store, "denial") == ["1:c2 3:c1", DENIED]
    page = words_of(ada.get(PAGE).text)
    assert "Von der Redaktion." in page
    assert "Dementi: von der Redaktion" in page
    work_off(store)
    assert claims(store, "denial") == ["1:c2 3:c1", DENIED]


def test_a_comparison_is_confirmed_as_an_admission(store: Store, ada: Editor) -> None:
    assert "ohne das Wort „eingeräumt“" in ada.get(PAGE).text
    assert send(ada, "confirm", kind="comparison", claims=COMPARED).status == 303
    assert COMPARED in claims(store, "admission")
    assert claims(store, "comparison") == []
    assert send(ada, "release", kind="admission", claims=COMPARED).status == 303
    work_off(store)
    assert claims(store, "comparison") == [COMPARED]


def test_who_decides_after_somebody_else_is_told(store: Store, client: Client, ada: Editor) -> None:
    bo = signed_in(client, "Bo")
    assert send(bo, "strike", kind="denial", claims=DENIED).status == 303
    answer = send(ada, "strike", kind="denial", claims=DENIED, seen="0")
    assert answer.status == 409
    assert "Inzwischen hat jemand anderes entschieden" in answer.text
    assert len(store.stories.link_decisions(1)) == 1


@pytest.mark.parametrize("fields", [
    {"step": "add", "kind": "denial", "one": "1:c2", "other": "1:c2"},
    {"step": "add", "kind": "denial", "one": "1:c2", "other": "9:c2"},
    {"step": "add", "kind": "comparison", "one": "1:c2", "other": "2:c2"},
    {"step": "add", "kind": "denial", "one": "1:c2", "other": "javascript:alert(1)"},
    {"step": "add", "kind": "denial", "one": "1:c2", "other": PAYLOADS[0]},
    {"step": "strike", "kind": "denial", "claims": "2:c2"},
    {"step": "strike", "kind": "none", "claims": DENIED},
    {"step": "strike 3:c1", "kind": "same", "claims": ACCUSED},
])  # fmt: skip
def test_what_names_no_two_claims_changes_nothing(
    fields: dict[str, str], store: Store, ada: Editor
) -> None:
    step = fields["step"]
    answer = send(ada, step, **{name: value for name, value in fields.items() if name != "step"})
    assert answer.status == 422
    assert "Nichts geändert" in answer.text
    assert store.stories.link_decisions(1) == []
    for name in ("one", "other"):
        assert f'value="{PAYLOADS[0]}"' not in answer.text, name


def test_claims_of_two_stories_are_not_linked(store: Store, ada: Editor) -> None:
    put_in_story(store, [3], 2)
    assert send(ada, "add", kind="same", one="1:c2", other="3:c1").status == 409
    assert send(ada, "strike", kind="same", claims="1:c2 3:c1").status == 409
    assert store.stories.link_decisions(1) == []


def test_only_editors_with_the_forms_own_token_decide(
    store: Store, client: Client, ada: Editor
) -> None:
    assert client.get(PAGE).status in (303, 403)
    assert client.get("/de/desk/stories").status in (303, 403)
    fields = {"step": "strike", "kind": "denial", "claims": DENIED, "seen": "0"}
    assert ada.send(PAGE, **fields, csrf="falsch").status == 403
    assert claims(store, "denial") == [DENIED]
    assert send(ada, "delete", kind="denial", claims=DENIED).status == 404


def test_a_story_that_became_part_of_another_leads_there(store: Store, ada: Editor) -> None:
    put_in_story(store, [1, 2, 3], 2)
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE stories SET into_id = 2 WHERE id = 1")
    answer = ada.get(PAGE)
    assert (answer.status, answer.headers["location"]) == (303, "/de/desk/stories/2")
    assert ada.get("/de/desk/stories/77").status == 404


def test_a_story_is_parted_and_joined_again(store: Store, ada: Editor) -> None:
    answer = send(ada, "split", article3="yes", reason="zwei Schiffe")
    assert answer.status == 303
    new = answer.headers["location"]
    assert new != PAGE
    work_off(store)
    number = int(new.rpartition("/")[2])
    assert store.stories.articles_of(number) == [3]
    assert claims(store, "admission") == []
    assert [x.kind for x in store.stories.links_of(number)] == ["admission"]
    assert "Ada hat 1 Artikel abgeteilt: Ereignis 1" in words_of(ada.get(PAGE).text)
    assert ada.post(new, step="merge", into=PAGE).headers["location"] == PAGE
    work_off(store)
    assert len(claims(store, "admission")) == 1
    assert store.stories.links_of(number) == []
    assert ada.get(new).headers["location"] == PAGE
    for wrong in (
        {"step": "split"},
        {"step": "merge", "into": "1"},
        {"step": "merge", "into": "x"},
    ):
        assert ada.post(PAGE, **wrong).status == 422
    everything = {f"article{number}": "yes" for number in (1, 2, 3)}
    assert ada.post(PAGE, step="split", **everything).status == 422
