"""Articles of others at the desk: hidden and shown again, put first, tagged; sources shown whole and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from articles import RICH, keep, short
from newsdesk import Editor, add_editor, published, signed_in, words_of, work_off
from newsticker.flow.taking import take_in
from newsticker.store import Store
from public import everything, places
from serving import Client

SECRET = short(
    "Geheimwort im Hafen",
    "Der Damm hält, sagte Stillname.",
    tags=("Schweigtag",),
    url="https://a.example/1",
)
WORDS = ("geheimwort", "stillname")
SECRETS = ("Geheimwort", "Stillname", "Schweigtag")
PAGE = "/de/desk/articles/1"


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, [SECRET, RICH], full_text=False)) as store:
        for name in ("Ada", "Bo"):
            add_editor(store, name)
        add_editor(store, "Eva", "admin")
        yield store


def decide(editor: Editor, step: str, page: str = PAGE, **fields: str) -> None:
    assert editor.post(page, step=step, **fields).status == 303


def test_a_hidden_article_is_nowhere_and_comes_back_as_it_was(
    store: Store, client: Client, ada: Editor
) -> None:
    before = places(everything(store, client, ("Schweigtag",), WORDS), *SECRETS)
    assert {"/de/", "/de/feed.json", "/de/search?q=stillname"} <= set(before)
    client.get("/read/1.gif")
    decide(ada, "hide", note="Bitte des Vaters.")
    said = everything(store, client, ("Schweigtag",), WORDS)
    assert places(said, *SECRETS) == []
    assert client.get("/de/article/1").status == 404
    assert re.search(r'data-gone="1"', said["/de/new?after=0"])
    client.get("/read/1.gif", user_agent="Mozilla/5.0 (another)")
    assert "Stillname" in ada.get(PAGE).text
    assert "Ada hat verborgen Bitte des Vaters." in words_of(ada.get(PAGE).text)
    assert "Geheimwort" in ada.get("/de/desk/articles?only=hidden").text
    assert "schwerer Flut" not in ada.get("/de/desk/articles?only=hidden").text
    decide(ada, "show")
    work_off(store)
    after = places(everything(store, client, ("Schweigtag",), WORDS), *SECRETS)
    lists = {"/de/search", "/en/search"}  # they offer its tag again a minute later
    assert set(before) - lists <= set(after)
    article = store.article(1)
    assert article
    assert article.reads == 1, "nobody was counted while it was hidden"


def test_what_comes_again_from_its_source_stays_hidden(
    store: Store, client: Client, ada: Editor
) -> None:
    decide(ada, "hide")
    changed = replace(SECRET, text=SECRET.text + " Neu.")
    (taken,) = take_in(store, [changed])
    assert taken.taken.state == "changed"
    work_off(store)
    assert places(everything(store, client, ("Schweigtag",), WORDS), *SECRETS) == []


def test_the_counts_of_days_and_tags_leave_it_out(client: Client, ada: Editor) -> None:
    assert ">2 Meldungen<" in client.get("/de/").text
    decide(ada, "hide")
    assert ">1 Meldung<" in client.get("/de/").text


def test_whom_only_a_hidden_article_quotes_has_no_page_until_it_is_shown(
    store: Store, client: Client, ada: Editor
) -> None:
    work_off(store)
    article = client.get("/de/article/2").text
    numbers = set(re.findall(r"/de/speaker/(\d+)", article))
    assert numbers
    outlet = "/de/outlet/" + quote(store.article(2).source.name)  # type: ignore[union-attr]
    pages = [f"/de/speaker/{number}" for number in sorted(numbers)]
    assert {client.get(page).status for page in pages} == {200}
    decide(ada, "hide", "/de/desk/articles/2")
    assert {client.get(page).status for page in pages} == {404}
    assert "/de/speaker/" not in client.get("/de/speakers").text
    assert "/de/article/2" not in client.get(outlet).text
    decide(ada, "show", "/de/desk/articles/2")
    work_off(store)
    assert {client.get(page).status for page in pages} == {200}
    assert "/de/article/2" in client.get(outlet).text


def test_a_featured_article_stands_first_until_it_no_longer_does(
    client: Client, ada: Editor
) -> None:
    decide(ada, "feature")
    page = client.get("/de/").text
    box = re.search(r'<section class="featured".*?</section>', page, re.S)
    assert box
    assert "Hervorgehoben Geheimwort im Hafen" in words_of(box[0])
    assert page.count("Geheimwort im Hafen") >= 2, "it stands in its place too"
    decide(ada, "unfeature")
    assert 'class="featured"' not in client.get("/de/").text


def test_an_editors_tags_go_before_the_sources_and_stay(
    store: Store, client: Client, ada: Editor
) -> None:
    decide(ada, "tag", tags="Deich, Wisse")
    work_off(store)
    assert client.get("/de/tag/Schweigtag").status == 404
    assert "Geheimwort" in client.get("/de/tag/Deich").text
    assert "Wisse" in client.get("/de/article/1").text
    assert "Geheimwort" in client.get("/de/search?q=Wisse").text
    list(take_in(store, [replace(SECRET, text=SECRET.text + " Neu.")]))
    assert "Geheimwort" in client.get("/de/tag/Deich").text
    assert client.get("/de/tag/Schweigtag").status == 404
    decide(ada, "untag")
    assert "Geheimwort" in client.get("/de/tag/Schweigtag").text
    assert client.get("/de/tag/Deich").status == 404
    decide(ada, "tag", tags="")
    assert "Tags: keine" in client.get("/de/article/1").text


def test_editors_see_the_whole_text_readers_an_excerpt(client: Client, ada: Editor) -> None:
    last = "wenig später räumte sie genau dies ein."
    assert last in ada.get("/de/desk/articles/2").text
    assert last not in client.get("/de/article/2?view=plain").text


def test_admins_show_a_source_whole_and_back_editors_do_not(
    store: Store, client: Client, ada: Editor
) -> None:
    eva = signed_in(client, "Eva")
    source = store.article(2).source  # type: ignore[union-attr]
    page, last = f"/de/desk/sources/{source.id}", "wenig später räumte sie genau dies ein."
    assert "Ganz zeigen" not in ada.get("/de/desk/sources").text
    assert ada.post(page, page="/de/desk/account", step="whole").status == 403
    assert ada.get(f"{page}/whole").status == 403
    # The list only leads to the question.
    listed = eva.get("/de/desk/sources").text
    assert f'href="{page}/whole"' in listed
    assert 'value="whole"' not in listed
    asked = eva.get(f"{page}/whole").text
    assert "im vollen Wortlaut veröffentlicht" in asked
    assert 'name="step" value="whole"' in asked
    assert eva.get("/de/desk/sources/99/whole").status == 404
    assert last not in client.get("/de/article/2?view=plain").text
    assert eva.post(page, page=f"{page}/whole", step="whole").status == 303
    assert last in client.get("/de/article/2?view=plain").text
    assert [(c.by, c.action) for c in store.desk.changes(source_id=source.id)] == [("Eva", "whole")]
    assert eva.post(page, page="/de/desk/sources", step="excerpt").status == 303
    assert last not in client.get("/de/article/2?view=plain").text
    assert eva.post("/de/desk/sources/99", page="/de/desk/sources", step="whole").status == 404


def test_a_report_of_ours_is_featured_here_and_withdrawn_where_it_is_written(
    store: Store, client: Client, ada: Editor
) -> None:
    published(ada)
    page = "/de/desk/articles/3"
    assert "Dies ist eine eigene Meldung" in ada.get(page).text
    assert ada.post(page, step="hide").status == 404
    assert ada.post(page, step="tag", tags="x").status == 404
    decide(ada, "feature", page)
    assert 'class="featured"' in client.get("/de/").text
    own = next(s for s in store.sources() if s.kind == "desk")
    assert own.name not in words_of(ada.get("/de/desk/sources").text).split("Gezeigt")[1]
    eva = signed_in(client, "Eva")
    assert (
        eva.post(f"/de/desk/sources/{own.id}", page="/de/desk/sources", step="excerpt").status
        == 404
    )


def test_what_is_not_there_is_not_found(ada: Editor) -> None:
    assert ada.get("/de/desk/articles/99").status == 404
    assert ada.post(PAGE, step="explode").status == 404
    assert ada.get("/de/desk/articles?before=x").status == 404
